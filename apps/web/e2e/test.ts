import { AxeBuilder } from "@axe-core/playwright";
import { OctantServer } from "@octant/api/testing";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Tests get an Octant of their worker's own, and with `signedIn` a page on which the demo's lead is signed in. */
export const test = base.extend<{ signedIn: Page }, { octant: OctantServer; leadCookies: Cookies }>({
  octant: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
    async ({}, use) => {
      const octant = await OctantServer.start();
      await use(octant);
      await octant.dispose();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  leadCookies: [
    async ({ octant, browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(octant.signInLink);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await use(await context.cookies());
      await context.close();
    },
    { scope: "worker" },
  ],
  signedIn: async ({ page, context, leadCookies }, use) => {
    await context.addCookies(leadCookies);
    await use(page);
  },
});

/** Waits until a text that is being opened stands with its codings, so that keys mean what they mean to a reader. */
export async function expectOpened(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("region", { name: `Transcript of ${name}` })).toContainText(
    "Invented for the Octant demo",
  );
  await expect(page.getByText(/\d+ of \d+ sentences coded/)).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/** The register of one of the demo's sources, opened as a lead opens it. */
export async function openRegister(page: Page, origin: string, name: string) {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await page.getByRole("button", { name: `Edit the register of ${name}`, exact: true }).click();
  return page.getByRole("dialog", { name: `Register of ${name}` });
}

/** Fails with the rule and the elements that break WCAG 2.2 A or AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`)).toEqual([]);
}

/** Opens the scorecard of the demo of Mali. */
export async function openScorecard(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Rate", exact: true }).click();
}

export { expect };
