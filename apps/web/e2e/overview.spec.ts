import { OctantServer } from "@octant/api/testing";
import { expect, expectAccessible, test } from "./test.ts";

test("a lead sees whom the study has heard, what a reader would criticise, and opens the sources of a cell", async ({
  page,
}) => {
  // of its own: other tests add sources to the demo, and here they are counted
  const octant = await OctantServer.start();
  await page.goto(octant.signInLink);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  const stages = page.getByRole("list", { name: "How far the stages have come" });
  await expect(stages.getByRole("listitem").first()).toContainText("18 of at least 21 planned sources");
  await expect(stages.getByRole("listitem").nth(1)).toContainText("18 of 18 coded, 5 of them twice");
  await expect(stages.getByRole("listitem").last()).toContainText("Releases cannot be made here yet.");

  const gaps = page.getByRole("region", { name: "What a reader would criticise" });
  await expect(gaps).toContainText("Nobody was heard in Kidal.");
  await expectAccessible(page);
  await gaps.getByRole("button", { name: /Show \d+ more/ }).click();
  await expect(gaps).toContainText("Civil society, Kidal, “up to 2016”: 1 planned, nobody heard.");

  const matrix = page.getByRole("region", { name: "Who has been heard, and where", exact: true }).getByRole("table");
  const cell = matrix.getByRole("link", { name: /^Mission staff, Gao: up to 2016 1 source in 1 cluster of 1 planned/ });
  await cell.focus();
  await page.keyboard.press("ArrowDown");
  await expect(matrix.getByRole("link", { name: /^Other international officials, Gao/ })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Only Mission staff, Gao.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 of 18 sources");
  await page.getByRole("button", { name: "Show every source" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("18 sources");
  await octant.dispose();
});

test("the curve of new codes has its table, and the matrix is also cut by period", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  const curve = page.getByRole("region", { name: "New codes per further source" });
  const picture = curve.getByRole("img", { name: /codes after \d+ sources/ });
  // other tests of this server may have brought and coded sources of their own
  const told = await picture.getAttribute("aria-label");
  const sources = Number(/codes after (\d+) sources/.exec(told ?? "")?.[1]);
  expect(sources).toBeGreaterThanOrEqual(18);
  await curve.getByRole("button", { name: "Show the table" }).click();
  await expect(curve.getByRole("row")).toHaveCount(sources + 1);
  await page.getByRole("button", { name: "Group × period" }).click();
  await expect(
    page.getByRole("link", { name: /^Researchers, since 2016: 1 source in 1 cluster of 2 planned/ }),
  ).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`coverage can be read at the width of a telephone, ${colorScheme}`, async ({ signedIn: page, octant }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(octant.origin);
    await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
    await page.goto(`${page.url().replace(/\/[a-z]+$/, "")}/overview`);
    await expect(page.getByRole("table").first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await expectAccessible(page);
  });
}
