import { MailSink, OctantServer } from "@octant/api/testing";
import { expect, expectAccessible, test } from "./test.ts";

test("somebody who has forgotten the password has a link sent by mail, sets a new one and is in", async ({ page }) => {
  const sink = await MailSink.open();
  const octant = await OctantServer.start({ OCTANT_SMTP_URL: sink.url });
  await page.goto(/http:\/\/localhost:\d+\/link#\S+/.exec(octant.output)?.[0] ?? "");
  await page.getByLabel("Name").fill("Aminata Diarra");
  await page.getByLabel("Login").fill("aminata@example.org");
  await page.getByLabel("Password", { exact: true }).fill("the well behind the school is dry");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("link", { name: "Later" }).click();
  await page.getByRole("button", { name: /appearance and signing out/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();

  await page.getByText("Forgotten the password?").click();
  const forgotten = page.getByRole("group").filter({ hasText: "Forgotten the password?" });
  await forgotten.getByRole("button", { name: "Send the link" }).click();
  await expect(forgotten.getByText("Write what you sign in with")).toBeVisible();
  await expectAccessible(page);
  await forgotten.getByLabel("Login").fill("aminata@example.org");
  await page.keyboard.press("Enter");
  await expect(forgotten.getByRole("status")).toContainText("a letter is on its way");
  await expectAccessible(page);

  await expect.poll(() => sink.received.length).toBe(1);
  const link = /http:\/\/localhost:\d+\/link#\S+/.exec(sink.received[0]?.content ?? "")?.[0] ?? "";
  await page.goto(link);
  await page
    .getByLabel(/password/i)
    .first()
    .fill("nine lanterns under the baobab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Aminata Diarra: account/ })).toBeVisible();
  await octant.dispose();
  await sink.close();
});

test("where no mail is sent, whom to ask is said at once", async ({ page, octant }) => {
  await page.goto(`${octant.origin}/sign-in`);
  await page.getByText("Forgotten the password?").click();
  await expect(page.getByText("Ask a lead of your assessment for a link")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the link" })).toHaveCount(0);
});
