import { expect, test } from "./test.ts";

test("what is coded while the server is away is kept through a reload, sent later, and counted once", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: /^Interview 2\b/ }).click();
  await expect(page.getByRole("region", { name: /Transcript of Interview 2/ })).toContainText("invented");

  await octant.end("SIGKILL");
  for (let turn = 0; turn < 3; turn++) {
    await page.keyboard.press("n");
    await page.keyboard.press("c");
    await page.keyboard.type("Budget");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("-");
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText(/Offline since .*3 changes are kept on this device/).first()).toBeVisible();

  await octant.boot();
  await expect(page.getByText("Online, all saved")).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole("region", { name: /Transcript of Interview 2/ })).toContainText("invented");
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return databases.map((database) => database.name);
  });
  expect(kept.length).toBeGreaterThan(0);
  await expect(page.getByText("Online, all saved")).toBeVisible();
});
