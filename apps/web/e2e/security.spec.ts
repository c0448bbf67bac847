import { readFileSync } from "node:fs";
import { OctantServer } from "@octant/api/testing";
import type { Page } from "@playwright/test";
import { makeFirstAccount } from "./first-account.ts";
import { expect, expectAccessible, test } from "./test.ts";

test("a lead with a passkey brings a framework, starts an assessment with it, adds a text, says until when it is kept, and deletes it by its name", async ({
  page,
}) => {
  const octant = await OctantServer.start();
  await makeFirstAccount(page, octant);

  await page.goto(`${octant.origin}/frameworks`);
  const framework = readFileSync(new URL("../../api/frameworks/epon-2020.yaml", import.meta.url), "utf8");
  const own = framework.replace("id: epon-2020", "id: karsala").replace("EPON 2020, six dimensions", "Karsala's six");
  const file = { name: "karsala.yaml", mimeType: "application/yaml", buffer: Buffer.from(own) };
  await page.getByLabel("File").setInputFiles(file);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Karsala's six");
  await page.getByRole("link", { name: "Octant" }).click();
  await page.getByRole("link", { name: "New assessment" }).click();
  await page.getByLabel("Framework").selectOption({ label: "Karsala's six (6 dimensions, draft)" });
  await page.getByLabel("Name").first().fill("Karsala 2026");
  await page.getByLabel("Mission and period").fill("A mission in Karsala, 2019 to 2026");
  await page.getByLabel("Stakeholder groups").fill("Officials\nCivil society");
  await page.getByLabel("Regions").fill("North\nSouth");
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Study design");
  await page.getByRole("link", { name: "Collect" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  const buffer = Buffer.from("Interviewer: And the road?\n\nFisher: It is open again.");
  await (await chooser).setFiles({ name: "fisher.txt", mimeType: "text/plain", buffer });
  const drawer = page.getByRole("dialog", { name: /Import 1 file/ });
  await drawer.getByLabel("Stakeholder group").last().selectOption({ label: "Civil society" });
  await drawer.getByRole("group", { name: "May be analysed" }).last().getByText("granted").click();
  await drawer.getByRole("group", { name: "May be quoted" }).last().getByText("granted").click();
  await drawer.getByRole("button", { name: "Add the one that is ready" }).click();
  await drawer.getByRole("link", { name: "Open and code" }).click();
  await expect(page.getByRole("region", { name: "Transcript of Interview 1" })).toContainText("It is open again.");

  await openSecurity(page);
  await page.getByLabel("Keep until").fill("2020-06-30");
  await page.getByRole("button", { name: "Save the protection" }).click();
  await expect(page.getByRole("heading", { name: "Was to be kept until 30 June 2020" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Delete this assessment" }).click();
  const question = page.getByRole("dialog", { name: "Delete Karsala 2026 for good?" });
  await expect(question).toContainText("1 source with their texts");
  await expect(question).toContainText("backups from before, until you delete them");
  await question.getByLabel("Type its name to delete it").fill("Karsala");
  await question.getByRole("button", { name: "Delete it for good" }).click();
  await expect(question).toContainText("Type the name as it stands here: Karsala 2026. Nothing was deleted.");
  await expectAccessible(page);
  await question.getByLabel("Type its name to delete it").fill("Karsala 2026");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Karsala 2026 is deleted. Its keys are destroyed.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "No assessment yet" })).toBeVisible();
  await octant.dispose();
});

test("a lead reads what a thief would get, with what to do about it", async ({ signedIn: page, octant }) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await openSecurity(page);
  await expect(page.getByText("Everything. Both key files lie in the folder of the data")).toBeVisible();
  await expect(page.getByText(/OCTANT_KEY_FILE/)).toBeVisible();
  await expectAccessible(page);
  await page.route("**/security-state", (route) => route.fulfill({ status: 503 }));
  await page.reload();
  await expect(page.getByRole("heading", { name: "This part was not opened" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save the protection" })).toBeVisible();
});

test("what a lead who was let in by a link alone has to show is said, and left the assessment is as it was", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await openSecurity(page);
  // ten minutes go by for the server's answer, not for the test
  await page.route("**/deletion", (route) =>
    route.fulfill({ status: 403, contentType: "application/problem+json", json: { code: "step-up-needed" } }),
  );
  await page.getByRole("button", { name: "Delete this assessment" }).click();
  const asked = page.getByRole("dialog", { name: "Show that it is you" });
  await expect(asked).toContainText("Start the server again for a new one");
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Leave it as it was" }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByRole("button", { name: "Delete this assessment" })).toBeEnabled();
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });

  test("the state of security is read without scrolling sideways, in the dark too", async ({
    signedIn: page,
    octant,
  }) => {
    await page.goto(octant.origin);
    await page.getByRole("link", { name: /MINUSMA 2019/ }).press("Enter");
    await openSecurity(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete this assessment" }).press("Enter");
    await expect(page.getByRole("dialog", { name: /Delete MINUSMA 2019/ })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Delete this assessment" })).toBeFocused();
  });
});

async function openSecurity(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Team & security" }).press("Enter");
  await page.getByRole("link", { name: "Security", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "What would a thief of this disk get?" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save the protection" })).toBeVisible();
}
