import { expect, expectAccessible, openRegister, test } from "./test.ts";

test("of two who change one register the later sees both versions, and nothing is overwritten before they choose", async ({
  signedIn: first,
  octant,
  browser,
  leadCookies,
}) => {
  const context = await browser.newContext();
  await context.addCookies(leadCookies);
  const second = await context.newPage();
  const drawers = [];
  for (const page of [first, second]) drawers.push(await openRegister(page, octant.origin, "Interview 4"));
  const [drawer, later] = drawers;
  if (!drawer || !later) throw new Error("there are two browsers");

  await drawer.getByLabel("Title").fill("A teacher, as the first has it");
  await drawer.getByRole("button", { name: "Save the register" }).click();
  await expect(drawer).toBeHidden();
  await later.getByLabel("Title").fill("A teacher, as the second has it");
  await later.getByRole("button", { name: "Save the register" }).click();
  const conflict = later.getByRole("alert").filter({ hasText: "Somebody else changed this register meanwhile" });
  await expect(conflict.getByRole("row", { name: /Title/ })).toContainText("as the second has it");
  await expect(conflict.getByRole("row", { name: /Title/ })).toContainText("as the first has it");
  await expectAccessible(second);
  await first.reload();
  await expect(first.getByRole("row").filter({ hasText: "as the first has it" })).toBeVisible();

  await conflict.getByRole("button", { name: "Save yours over it" }).click();
  await expect(later).toBeHidden();
  await first.reload();
  await expect(first.getByRole("row").filter({ hasText: "as the second has it" })).toBeVisible();
  await context.close();
});
