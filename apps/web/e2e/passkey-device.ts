import type { Page } from "@playwright/test";

/** A device in the browser that makes and gives passkeys; it waits until it is touched. */
export async function addDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  const touched = (enabled: boolean) =>
    devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
  return {
    /** From now on nobody touches it. */
    leave: () => touched(false),
    touch: async (meanwhile: () => Promise<void>) => {
      await meanwhile();
      await touched(true);
    },
  };
}
