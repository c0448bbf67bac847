import { writeFile } from "node:fs/promises";
import writeXlsxFile from "write-excel-file/node";
import { expect, expectAccessible, test } from "./test.ts";

const HEAD = ["Kind", "Number", "Title", "Group", "Area", "Date", "Language", "May be analysed", "May be quoted"];
const ROWS = 2_000;
type Row = (string | number | null)[];

/** A register of so many invented interviews, three rows of which have a mistake each. */
function registerRows(): Row[] {
  const rows = Array.from({ length: ROWS }, (_, at): Row => {
    const group = at % 2 === 0 ? "Civil society" : "Community leaders";
    return [
      "interview",
      1_000 + at,
      `Invented talk ${at + 1}`,
      group,
      "Mopti",
      "2018-05-04",
      "fr",
      "granted",
      "refused",
    ];
  });
  rows[10]?.splice(5, 1, "4 May 2018");
  rows[500]?.splice(3, 1, "Pirates");
  rows[1_999]?.splice(1, 1, 1_000);
  return rows;
}

test("a lead imports a register of 2,000 rows from a workbook: sees three mistakes with their places, and agrees", async ({
  signedIn: page,
  octant,
}) => {
  test.setTimeout(180_000);
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^\d+ sources$/);
  const before = Number((await page.getByRole("heading", { level: 1 }).textContent())?.split(" ")[0]);

  const path = test.info().outputPath("field-register.xlsx");
  await writeFile(path, await writeXlsxFile([HEAD, ...registerRows()], { sheet: "Talks" }).toBuffer());
  await page.getByRole("button", { name: "Import a table" }).click();
  const drawer = page.getByRole("dialog", { name: "Import a register" });
  await page.screenshot({ path: test.info().outputPath("import-choice.png") });
  await drawer.getByLabel("Choose a file").setInputFiles(path);
  await expect(drawer.getByRole("status")).toHaveText(
    "1 997 new, 0 changed, 0 as they are, 3 refused. Of 2 000 rows in “Talks”.",
    { timeout: 60_000 },
  );
  const refused = drawer.getByRole("tabpanel", { name: "Refused (3)" });
  await expect(refused.getByRole("row").nth(1)).toContainText("12F DateExpected is a day like 2019-03-14");
  await expect(refused.getByRole("row").nth(2)).toContainText(
    "502D GroupThe study has no stakeholder group called “Pirates”",
  );
  await expect(refused.getByRole("row").nth(3)).toContainText("2001B NumberRow 2 is interview 1000 already.");
  await expectAccessible(page);
  for (const [name, width, scheme] of [
    ["light", 1440, "light"],
    ["dark", 1440, "dark"],
    ["narrow", 390, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath(`import-${name}.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  await drawer.getByRole("tab", { name: /^New/ }).click();
  await expect(drawer.getByRole("tabpanel")).toContainText("Invented talk 2");
  await drawer.getByRole("tab", { name: /^Columns/ }).click();
  await expect(drawer.getByRole("tabpanel")).toContainText("stakeholder group");
  await page.screenshot({ path: test.info().outputPath("import-columns.png") });

  await drawer.getByRole("button", { name: "Import 1 997 rows, leave 3 out" }).click();
  const done = page.getByRole("dialog", { name: "The register is imported" });
  await expect(done.getByRole("status")).toHaveText(
    "Of 2 000 rows: 1 997 added, 0 changed, 0 were so already, 3 left out.",
    { timeout: 90_000 },
  );
  await expect(done.getByRole("row")).toHaveCount(4);
  await done.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    `${new Intl.NumberFormat("en").format(before + ROWS - 3).replace(",", " ")} sources`,
    { timeout: 30_000 },
  );

  // of all of them a windowful is drawn, and a key goes to the last; a reader is told which row it is of how many
  const table = page.getByRole("table", { name: "Sources" });
  await expect(table).toHaveAttribute("aria-rowcount", String(before + ROWS - 2));
  await page.getByRole("link", { name: "Interview 1", exact: true }).focus();
  await page.keyboard.press("End");
  const last = table.locator(":focus").locator("xpath=ancestor::tr");
  await expect(last).toHaveAttribute("aria-rowindex", String(before + ROWS - 2));
  await expect(last).toBeInViewport();
  expect(await table.getByRole("row").count()).toBeLessThan(100);
  // on paper there is no window
  await page.emulateMedia({ media: "print" });
  await expect(table.getByRole("rowheader")).toHaveCount(before + ROWS - 3);
});
