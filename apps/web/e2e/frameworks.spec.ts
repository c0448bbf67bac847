import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./test.ts";

const EIGHT_MISTAKES = readFileSync(
  new URL("../../api/src/features/frameworks/fixtures/eight-mistakes.yaml", import.meta.url),
);

test("a person reads a framework, compares it with another version, takes it out, and has a file of their own checked", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: "Frameworks" }).click();
  await expect(page.getByRole("row", { name: /EPON 2020/ })).toContainText("6 dimensions, 26 guiding questions");
  await expectAccessible(page);

  await page.getByRole("link", { name: "EPON 2019, eight dimensions" }).click();
  const dimension = page.getByRole("region", { name: "4 Legitimacy and Credibility" });
  await expect(dimension).toContainText("Does the mission do what people were led to expect of it");
  await expect(dimension).toContainText("strongly constrains effectiveness");
  const pair = page
    .getByRole("table", { name: "To EPON 2020, six dimensions" })
    .getByRole("row", { name: /4 Legitimacy/ });
  await expect(pair).toContainText("narrower than4 Legitimacy, Impartiality and Credibilityto be confirmed");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take out as YAML" }).click();
  const taken = readFileSync(await (await download).path(), "utf8");

  await page.getByLabel("Compare with").selectOption({ label: "EPON 2020, six dimensions" });
  await expect(page.getByText("Dimensions: 0 the same, 7 changed, 0 added, 1 left out.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /5 National and Local Ownership/ })).toContainText("left out");
  await expectAccessible(page);

  await page.getByRole("link", { name: "All frameworks" }).click();
  await bring(page, EIGHT_MISTAKES);
  const faults = page.getByRole("alert").getByRole("row");
  await expect(faults).toHaveCount(9);
  await expect(faults.nth(3)).toContainText("Dimension 1, definition: is missing");
  await expectAccessible(page);
  await bring(page, Buffer.from(taken.replace("epon-2019", "field-study")));
  await expect(page.getByRole("alert")).toContainText("The file can be used as it is");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });

  test("the library, a framework and a comparison are read without scrolling sideways, in the dark too", async ({
    signedIn: page,
    octant,
  }) => {
    for (const path of ["", "/epon-2019", "/epon-2019/compare/epon-2020"]) {
      await page.goto(`${octant.origin}/frameworks${path}`);
      await expect(page.getByText(/6 dimensions|Legitimacy and Credibility/).first()).toBeVisible();
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, path).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
});

async function bring(page: Page, buffer: Buffer): Promise<void> {
  await page.getByLabel("File").setInputFiles({ name: "framework.yaml", mimeType: "application/yaml", buffer });
}
