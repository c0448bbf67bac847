import { OctantServer } from "@octant/api/testing";
import type { Locator, Page } from "@playwright/test";
import { makeFirstAccount } from "./first-account.ts";
import { expect, expectAccessible, test } from "./test.ts";

test("Home says of every assessment how far it has come, and leads to the demo", async ({ signedIn: page, octant }) => {
  await page.goto(octant.origin);
  const karsala = page.getByRole("row", { name: /Karsala 2021 \(fictitious\)/ });
  await expect(karsala).toContainText("Karsala, a fictitious country, 2017 to 2021");
  await expect(karsala).toContainText("12 of 12 texts coded");
  await expect(karsala).toContainText(/\d+ of 31\s*planned cells heard/);
  await expect(page.getByRole("row", { name: /Tanoura 2022 \(fictitious\)/ })).toContainText("8 of 8 texts coded");
  for (const [width, height] of [
    [1440, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.getByRole("link", { name: "Open the demo" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Who has been heard, and where" })).toBeVisible();
  await expect(page.getByRole("button", { name: /MINUSMA 2019/ })).toBeVisible();
});

test("the demos differ: politics leads in Karsala, and nobody was asked about support from abroad", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /Karsala 2021/ }).click();
  await expect(page.getByText("Demo: all evidence invented")).toBeVisible();
  await page.getByRole("link", { name: "Rate" }).click();
  await expect(page.getByRole("row", { name: /Primacy of Politics/ })).toContainText("+0.57");
  await expect(page.getByRole("row", { name: /International Support/ })).toContainText(/no evidence/i);
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /Tanoura 2022/ }).click();
  await page.getByRole("link", { name: "Rate" }).click();
  await expect(page.getByRole("row", { name: /Mandates and Means/ })).toContainText(/no evidence/i);
});

test("a new assessment is begun by keyboard and pasted lists, outlives a reload, and goes on to its design", async ({
  page,
}) => {
  const octant = await OctantServer.start();
  await makeFirstAccount(page, octant);
  await page.goto(`${octant.origin}/new-assessment`);
  await page.getByLabel("Name").first().fill("Ustara 2026");
  await page.getByLabel("Mission and period").fill("A mission in Ustara, 2019 to 2026");

  const groups = page.getByLabel("Stakeholder groups");
  await paste(groups, "1. Officials; 2. Elders\n• Traders");
  await expect(groups).toHaveValue("Officials\nElders\nTraders");
  await groups.press("ControlOrMeta+z");
  await expect(groups).toHaveValue("");
  await paste(groups, "Officials\tElders");
  await expect(groups).toHaveValue("Officials\nElders");

  await paste(periods(page).first(), "before\t2019\t2021-12-31\nafter\t2022\t");
  await expect(periods(page)).toHaveCount(2);
  await expect(page.getByLabel("First day").nth(1)).toHaveValue("2022-01-01");
  await page.keyboard.press("Enter");
  await page.keyboard.type("later");
  await page.getByRole("button", { name: "Remove period 1" }).press("Enter");
  await expect(periods(page).first()).toHaveValue("after");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(periods(page).first()).toHaveValue("before");
  await page.getByRole("button", { name: "Remove period 3" }).press("Enter");
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByText("This is what you had begun to write down in this tab.")).toBeVisible();
  await expect(groups).toHaveValue("Officials\nElders");
  await expect(periods(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "No assessment yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(groups).toHaveValue("Officials\nElders");

  await groups.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Study design");
  await page.getByRole("link", { name: "Octant" }).click();
  const row = page.getByRole("row", { name: /Ustara 2026/ });
  await expect(row).toContainText("nobody heard yet");
  await expect(row).toContainText("no plan to hold against");
  await row.getByRole("link").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Study design");
  await page.goto(`${octant.origin}/new-assessment`);
  await expect(page.getByLabel("Name").first()).toHaveValue("");
  await octant.dispose();
});

test("what was begun goes with whoever signs out", async ({ page }) => {
  const octant = await OctantServer.start();
  await page.goto(octant.signInLink);
  await page.getByRole("link", { name: "New assessment" }).click();
  await page.getByLabel("Name").first().fill("Ustara 2026");
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain("Ustara 2026");
  await page.getByRole("button", { name: /appearance and signing out/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Octant");
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
    "Ustara",
  );
  await octant.dispose();
});

const periods = (page: Page) => page.getByRole("group", { name: "Periods" }).getByLabel("Name");

/** Puts a text into a field as the clipboard would. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
