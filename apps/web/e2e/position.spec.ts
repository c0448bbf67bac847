import { expect, expectAccessible, openScorecard, test } from "./test.ts";

test("a lead judges what a source says, the balance follows and says so, and the codings count again once it is taken away", async ({
  signedIn: page,
  octant,
}) => {
  await openScorecard(page, octant.origin);
  await page
    .getByRole("link", { name: /People-Centred Approach/ })
    .first()
    .click();
  const balance = page.getByRole("region", { name: "Evidence balance" });
  const before = await balance.locator("strong.figures").textContent();
  const quote = page.getByRole("region", { name: "Constrains", exact: true }).getByRole("listitem").first();
  await quote.click();
  await quote.getByRole("button", { name: "Judge the source" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(/As its codings come to: −\d\.\d\d, from \d+ passages?\./);
  await dialog.getByRole("radio", { name: "supports (+1)" }).check();
  await dialog.getByRole("button", { name: "Judge", exact: true }).click();
  await expect(dialog).toContainText("Choose a position, give a reason, and cite at least one passage.");
  await dialog.getByLabel("Why").fill("Said in front of the commander");
  await dialog.getByRole("checkbox").first().check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Judge", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(balance.locator("strong.figures")).not.toHaveText(before ?? "");
  await expect(page.getByText("One position is judged, not counted.")).toBeVisible();

  await quote.click();
  await quote.getByRole("button", { name: "Judge the source" }).click();
  await expect(dialog).toContainText("Judged as supports (+1)");
  await expect(dialog).toContainText("Said in front of the commander");
  await dialog.getByRole("button", { name: "Let the codings count again" }).click();
  await expect(balance.locator("strong.figures")).toHaveText(before ?? "");
});

test("a scorecard is looked at as of a day, and what stood then is read but not judged", async ({
  signedIn: page,
  octant,
}) => {
  await openScorecard(page, octant.origin);
  const politics = page.getByRole("row", { name: /Primacy of Politics/ });
  const now = await politics.textContent();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("As of").fill(yesterday);
  await page.getByLabel("As of").press("Enter");
  await expect(page.getByText(/, as it stood on \d+ \w+ \d{4}/)).toBeVisible();
  // the demo was loaded today: there was nothing to go by
  await expect(politics).toContainText("no evidence");
  await expectAccessible(page);

  const today = new Date().toISOString().slice(0, 10);
  await page.getByLabel("As of").fill(today);
  await page.getByLabel("As of").press("Enter");
  await expect(politics).toHaveText(now ?? "");
  await page
    .getByRole("link", { name: /People-Centred Approach/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`asOf=${today}`));
  const quote = page.getByRole("region", { name: "Constrains", exact: true }).getByRole("listitem").first();
  await quote.click();
  await expect(quote.getByRole("link", { name: "Open in text" })).toBeVisible();
  await expect(quote.getByRole("button", { name: "Judge the source" })).toHaveCount(0);
  await page.getByRole("link", { name: "Scorecard" }).first().click();
  await page.getByRole("button", { name: "Now" }).click();
  await expect(page).not.toHaveURL(/asOf/);
});
