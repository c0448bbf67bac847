import { expect, expectAccessible, openScorecard, test } from "./test.ts";

test("a lead judges an objective with a reason, notes what sources replied, and sees tallies and shares with their n", async ({
  signedIn: page,
  octant,
}) => {
  await openScorecard(page, octant.origin);
  await page.getByRole("link", { name: "Effectiveness" }).click();
  await page.getByRole("button", { name: /^Stabilise the centre, since 2016: nobody has judged it/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Judge" }).click();
  await expect(dialog).toContainText("Choose how far it has come, and say why.");
  await dialog.getByRole("radio", { name: "deteriorated" }).check();
  await dialog.getByLabel("What the mission did").selectOption("the mission helped");
  await dialog.getByLabel("How much").selectOption("in a minor way");
  await dialog.getByLabel("Why").fill("Mandated late, and thinly held");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Judge" }).click();
  await expect(dialog).toBeHidden();
  const cell = page.getByRole("button", {
    name: /^Stabilise the centre, since 2016: deteriorated: 1, .* judged by 1 person/,
  });
  await expect(cell).toBeVisible();

  await page.getByLabel("The question, with its horizon").fill("What would be here a year after the mission had left?");
  await page.getByRole("button", { name: "Fix the question" }).click();
  await expect(page.getByRole("button", { name: "Fix the question" })).toBeHidden();
  await page.getByText("Replies, source by source").click();
  await page.getByLabel("Reply of Interview 1", { exact: true }).selectOption("worse");
  await expect(page.getByText("1 source asked, in 1 cluster")).toBeVisible();
  await expect(page.getByRole("row", { name: "worse 1 100 %" })).toBeVisible();
  await page.reload();
  await expect(cell).toBeVisible();
  await expect(page.getByText("1 source asked, in 1 cluster")).toBeVisible();
});

test("effectiveness is read at the width of a telephone, in the dark", async ({ signedIn: page, octant }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.goto(`${page.url().replace(/\/[a-z]+$/, "")}/effectiveness`);
  await expect(page.getByRole("table").first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});
