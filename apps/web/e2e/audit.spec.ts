import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./test.ts";

test("a lead reads in the audit that a respondent's consent was changed, and verifies all of it", async ({
  signedIn: page,
  octant,
}) => {
  await withdrawQuoting(page, octant.origin);
  await page.getByRole("link", { name: "Team & security" }).click();
  await page.getByRole("link", { name: "Audit", exact: true }).click();
  const changed = page.getByRole("row").filter({ hasText: "Changed the consent of Interview 2 to being quoted" });
  await expect(changed).toContainText("refused, before granted");
  await expect(changed.getByRole("rowheader")).not.toBeEmpty();

  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByRole("heading", { name: "The audit is as it was written" })).toBeVisible();
  await expectAccessible(page);
});

test("the audit is narrowed to one kind by keyboard; a kind that never happened says so", async ({
  signedIn: page,
  octant,
}) => {
  await openAudit(page, octant.origin);
  await expect(page.getByRole("row").filter({ hasText: "Made this assessment" })).toBeVisible();
  await page.getByLabel("Kind of entry").focus();
  await page.keyboard.type("Identity d");
  await expect(page.getByRole("heading", { name: "No entry of this kind" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Show everything" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: "Made this assessment" })).toBeVisible();
});

test("when the server does not answer, the audit says so and what to do", async ({ signedIn: page, octant }) => {
  await openAudit(page, octant.origin);
  await page.route("**/audit?**", (route) => route.fulfill({ status: 503 }));
  await page.route("**/audit/verification", (route) => route.fulfill({ status: 503 }));
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByRole("heading", { name: "The audit was not verified" })).toBeVisible();
  await page.getByLabel("Kind of entry").selectOption({ label: "Role changed" });
  await expect(page.getByRole("heading", { name: "The audit was not opened" })).toBeVisible();
  await page.unroute("**/audit?**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "No entry of this kind" })).toBeVisible();
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });

  test("the audit is read without scrolling sideways, in the dark too", async ({ signedIn: page, octant }) => {
    await openAudit(page, octant.origin);
    await page.getByRole("button", { name: "Verify now" }).click();
    await expect(page.getByRole("heading", { name: "The audit is as it was written" })).toBeVisible();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
});

async function openAudit(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Team & security" }).click();
  await page.getByRole("link", { name: "Audit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Team & security" })).toBeVisible();
}

async function withdrawQuoting(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await page.getByRole("button", { name: "Edit the register of Interview 2" }).click();
  await page.getByRole("group", { name: /quote/i }).getByText("refused").click();
  await page.getByRole("button", { name: "Save the register" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Interview 2" })).toContainText("not quoted");
}
