import { readFile } from "node:fs/promises";
import { expect, expectAccessible, openRegister, test } from "./test.ts";

test("a lead is told what goes and what stays, withdraws a source, and it is gone from the register", async ({
  signedIn: page,
  octant,
}) => {
  const drawer = await openRegister(page, octant.origin, "Interview 7");
  await drawer.getByRole("button", { name: "Withdraw the whole source" }).press("Enter");
  await expect(drawer).toContainText("their keys are destroyed");
  await expect(drawer).toContainText(/No longer counted: \d+ codings/);
  await expectAccessible(page);
  await drawer
    .getByRole("region")
    .or(drawer.getByRole("alert"))
    .getByRole("button", { name: "Cancel" })
    .first()
    .click();
  await drawer.getByRole("button", { name: "Withdraw the whole source" }).click();
  await drawer.getByRole("button", { name: "Withdraw the source for good" }).click();
  await expect(page.getByText("Interview 7 is withdrawn. Its keys are destroyed.")).toBeVisible();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("link", { name: "Interview 7", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("link", { name: "Interview 8", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Interview 7", exact: true })).toHaveCount(0);
});

test("what is withdrawn in one scope can be chosen no more in the register", async ({ signedIn: page, octant }) => {
  const drawer = await openRegister(page, octant.origin, "Interview 9");
  await drawer.getByRole("button", { name: "Withdraw being quoted" }).click();
  await drawer.getByRole("button", { name: "Withhold its words for good" }).click();
  await expect(page.getByText("Interview 9 is no longer quoted.")).toBeVisible();
  const again = await openRegister(page, octant.origin, "Interview 9");
  const quoted = again.getByRole("group", { name: "May be quoted" });
  await expect(quoted.getByRole("radio")).toHaveCount(1);
  await expect(quoted.getByLabel("withdrawn")).toBeChecked();
});

test("a lead saves the original of a source, as it was added", async ({ signedIn: page, octant }) => {
  const drawer = await openRegister(page, octant.origin, "Interview 8");
  const download = page.waitForEvent("download");
  await drawer.getByRole("button", { name: "Save the original" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/\.md$/);
  expect(await readFile(await saved.path(), "utf8")).toContain("Invented for the Octant demo");
});

test("the withdrawal can be read and pressed on a telephone, in the dark", async ({ signedIn: page, octant }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const drawer = await openRegister(page, octant.origin, "Interview 10");
  const ask = drawer.getByRole("button", { name: "Withdraw the whole source" });
  await ask.scrollIntoViewIfNeeded();
  expect((await ask.boundingBox())?.height).toBeGreaterThanOrEqual(43.5);
  await ask.click();
  await expect(drawer).toContainText("Cannot be called back");
  await expectAccessible(page);
});
