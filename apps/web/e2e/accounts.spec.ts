import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { v7 as uuidv7 } from "uuid";
import { addDevice } from "./passkey-device.ts";
import { expect, expectAccessible, test } from "./test.ts";

const PASSWORD = "the well behind the school is dry";

test("a lead makes the first account, adds a passkey, an authenticator and recovery codes, and signs in with each", async ({
  page,
  octant,
}) => {
  test.slow();
  const device = await addDevice(page);
  const link = /http:\/\/localhost:\d+\/link#\S+/;
  await expect.poll(() => octant.output).toMatch(link);
  await page.goto(link.exec(octant.output)?.[0] ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make the first account");
  expect(page.url()).not.toContain("#");
  await expectAccessible(page);

  await page.getByLabel("Name").fill("Aminata Diarra");
  await page.getByLabel("Login").fill("aminata.diarra");
  await page.getByLabel("Password", { exact: true }).fill("Aminata Diarra 1");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Whoever tries will try those first.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("link", { name: "Add a second factor" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My account");

  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("What you call it").fill("Work laptop");
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Work laptop" })).toContainText("not used yet");
  await expectAccessible(page);

  await signOut(page, device);
  await device.touch(() => page.getByRole("button", { name: "Sign in with a passkey" }).click());
  await expectSignedIn(page);

  await goToAccount(page);
  await page.getByRole("button", { name: "Set up an authenticator" }).click();
  await expect(page.getByRole("img", { name: /The secret as a picture/ })).toBeVisible();
  const secret = (await page.getByRole("code").textContent()) ?? "";
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) });
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("That is not right. Check it and try again.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code", { exact: true }).fill(authenticator.generate());
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("region", { name: "Authenticator" })).toContainText("Set up.");

  await page.getByRole("button", { name: "Make recovery codes" }).click();
  const shown = page.getByRole("region", { name: "Recovery codes" }).getByRole("code");
  await expect(shown).toHaveCount(10);
  const recoveryCode = (await shown.first().textContent()) ?? "";
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("region", { name: "Recovery codes" })).toContainText("codes left");

  await signOut(page, device);
  await page.getByLabel("Login").fill("Aminata.Diarra");
  await page.getByLabel("Password", { exact: true }).fill("the well behind the church is dry");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("That is not right. Check it and try again.")).toBeVisible();
  await expectAccessible(page);
  await givePassword(page);
  await expectAccessible(page);
  // each code of an authenticator works once; the next one counts as well, for clocks that are a little ahead
  await page.getByLabel("Code", { exact: true }).fill(authenticator.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectSignedIn(page);

  await signOut(page, device);
  await givePassword(page);
  await page.reload();
  await page.getByLabel("Code", { exact: true }).fill(recoveryCode);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expectSignedIn(page);
});

test("an act that asks for a proof is done once it was given, and left undone where it was not", async ({
  signedIn: page,
  octant,
  browser,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(page).toHaveURL(/overview/);
  const context = await browser.newContext();
  const coder = await context.newPage();
  await coder.goto(await inviteCoder(page, octant.origin));
  await coder.getByLabel("Name").fill("Moussa Keita");
  await coder.getByLabel("Login").fill("moussa@example.org");
  await coder.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await coder.getByRole("button", { name: "Make the account and join" }).click();
  await coder.getByRole("link", { name: "Later" }).click();
  await goToAccount(coder);

  // ten minutes go by for the server's answer, not for the test
  let refusals = 2;
  await coder.route("**/api/v1/account/totp", (route) =>
    refusals-- > 0
      ? route.fulfill({ status: 403, contentType: "application/problem+json", json: { code: "step-up-needed" } })
      : route.continue(),
  );
  const asked = coder.getByRole("dialog", { name: "Show that it is you" });
  await coder.getByRole("button", { name: "Set up an authenticator" }).click();
  await expectAccessible(coder);
  await asked.getByRole("button", { name: "Leave it as it was" }).click();
  await expect(coder.getByText("Nothing was done yet.")).toBeVisible();

  await coder.getByRole("button", { name: "Set up an authenticator" }).click();
  await asked.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await asked.getByRole("button", { name: "Go on" }).click();
  await expect(coder.getByRole("img", { name: /The secret as a picture/ })).toBeVisible();
  await context.close();
});

test("an invited coder joins with a new account, and loses the session over an open page without losing the page", async ({
  signedIn: lead,
  octant,
  browser,
}) => {
  await lead.goto(octant.origin);
  await lead.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(lead).toHaveURL(/overview/);
  const invitation = await inviteCoder(lead, octant.origin);

  const context = await browser.newContext();
  const coder = await context.newPage();
  await coder.goto(invitation);
  await expect(coder.getByRole("heading", { level: 1 })).toHaveText("You are invited to MINUSMA 2019");
  await expect(coder.getByText(/As coder\./)).toBeVisible();
  await expectAccessible(coder);
  await coder.getByLabel("Name").fill("Kadi Traore");
  await coder.getByLabel("Login").fill("kadi@example.org");
  await coder.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await coder.getByRole("button", { name: "Make the account and join" }).click();
  await coder.getByRole("link", { name: "Later" }).click();
  await coder.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(coder.getByRole("heading", { name: "Who has been heard, and where" })).toBeVisible();

  await context.clearCookies();
  await coder.getByRole("link", { name: "Collect" }).click();
  const ended = coder.getByRole("dialog", { name: "Your session has ended" });
  await expect(ended).toContainText("Sign in again as Kadi Traore");
  await expectAccessible(coder);
  await ended.getByLabel("Login").fill("kadi@example.org");
  await ended.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await ended.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(ended).toBeHidden();
  await expect(coder.getByRole("link", { name: "Interview 2", exact: true })).toBeVisible();
  await context.close();
});

test("a link that was used says so and whom to ask, and one that was cut says that it is not used up", async ({
  page,
  octant,
}) => {
  await page.goto(`${octant.origin}/link#${"x".repeat(43)}`);
  await expect(page.getByRole("alert")).toContainText("This link can't be used");
  await expect(page.getByRole("alert")).toContainText("comes from a lead of your assessment");
  await expectAccessible(page);
  await page.goto(`${octant.origin}/link`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link is not complete");
});

async function goToAccount(page: Page): Promise<void> {
  await page.getByRole("button", { name: /appearance and signing out/ }).click();
  await page.getByRole("link", { name: "My account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My account");
}

async function signOut(page: Page, device: Awaited<ReturnType<typeof addDevice>>): Promise<void> {
  await device.leave();
  await page.getByRole("button", { name: /appearance and signing out/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Octant");
}

async function givePassword(page: Page): Promise<void> {
  await page.getByLabel("Login").fill("Aminata.Diarra");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One more step");
}

async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /Aminata Diarra: account/ })).toBeVisible();
}

/** Asks the API for an invitation to the assessment that is open, as the person who is signed in. */
async function inviteCoder(lead: Page, origin: string): Promise<string> {
  const assessment = /\/a\/[^/]+/.exec(lead.url())?.[0].replace("/a/", "") ?? "";
  const answer = await lead.request.post(`${origin}/api/v1/assessments/${assessment}/team/invitations`, {
    data: { id: uuidv7(), role: "coder", days: 7 },
    headers: { Origin: origin },
  });
  const { url }: { url: string } = await answer.json();
  return url;
}
