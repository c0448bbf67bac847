import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./test.ts";

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the scorecard is read without scrolling sideways", async ({ signedIn: page, octant }) => {
    await openScorecard(page, octant.origin);
    await expectReadable(page);
  });

  test("the evidence of a dimension is read without scrolling sideways", async ({ signedIn: page, octant }) => {
    await openScorecard(page, octant.origin);
    await rowOf(page, /Women, Peace and Security/)
      .getByRole("link")
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "Women, Peace and Security" })).toBeVisible();
    await expect(page.getByText("Constrains").first()).toBeVisible();
    await expectReadable(page);
  });

  test("the sources are read without scrolling sideways", async ({ signedIn: page, octant }) => {
    await openSources(page, octant.origin);
    await expectReadable(page);
  });

  test("a text and its codings are read without scrolling sideways", async ({ signedIn: page, octant }) => {
    await openSources(page, octant.origin);
    await page.getByRole("link", { name: "Interview 1", exact: true }).click();
    const transcript = page.getByRole("region", { name: /Transcript of Interview 1/ });
    await expect(transcript).toContainText("Invented for the Octant demo");
    await expectReadable(page);
  });
});

test("the scorecard prints on one landscape page of A4, with a row for each of the eight dimensions", async ({
  signedIn: page,
  octant,
}) => {
  await openScorecard(page, octant.origin);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("row").filter({ has: page.getByRole("rowheader") })).toHaveCount(8);
  const printed = (await page.pdf({ format: "A4", landscape: true, printBackground: true })).toString("latin1");
  // "/Type /Pages" is the tree that the pages hang in
  expect(printed.match(/\/Type\s*\/Page(?![A-Za-z])/g)).toHaveLength(1);
});

async function openScorecard(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Rate" }).click();
  await expect(rowOf(page, /Women, Peace and Security/)).toContainText("codings");
}

async function openSources(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await expect(page.getByRole("link", { name: "Interview 1", exact: true })).toBeVisible();
}

function rowOf(page: Page, name: RegExp) {
  return page.getByRole("row", { name });
}

/** In light and in dark nothing breaks WCAG, and the page is no wider than the window. */
async function expectReadable(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(widerThanWindow)).toEqual([]);
    await expectAccessible(page);
  }
}

/** What makes the page scroll sideways: the elements that reach past the window, outermost first. */
function widerThanWindow(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
}
