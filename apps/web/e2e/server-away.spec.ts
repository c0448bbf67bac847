import type { Page } from "@playwright/test";
import { expect, expectOpened, test } from "./test.ts";

test("what is coded while the server is away is kept when the page is closed, sent later, and stored once", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await page.getByRole("link", { name: "Interview 2", exact: true }).click();
  const transcript = page.getByRole("region", { name: /Transcript of Interview 2/ });
  await expect(transcript).toContainText("Invented for the Octant demo");
  await expectOpened(page, "Interview 2");
  const place = page.url();
  const before = await storedCodings(page);

  await octant.end("SIGKILL");
  for (let turn = 0; turn < 3; turn++) {
    await page.keyboard.press("n");
    await page.keyboard.press("c");
    await page.keyboard.type("Staff and money");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("-");
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText(/Offline since .*, 3 changes are kept on this device/).first()).toBeVisible();
  await page.goto("about:blank");

  await octant.boot();
  await page.goto(place);
  await expect(page.getByText("Online, all saved")).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => storedCodings(page)).toBe(before + 3);
  await page.reload();
  await expect(transcript).toContainText("Invented for the Octant demo");
  expect(await storedCodings(page)).toBe(before + 3);
});

/** Codings that the server has for the text that is open. */
async function storedCodings(page: Page): Promise<number> {
  const { origin, pathname } = new URL(page.url());
  const text = pathname.replace(/^\/a\//, "/api/v1/assessments/");
  const answer = await page.request.get(`${origin}${text}/codings`);
  const { items }: { items: unknown[] } = await answer.json();
  return items.length;
}
