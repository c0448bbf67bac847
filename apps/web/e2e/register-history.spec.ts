import { expect, expectAccessible, openRegister, test } from "./test.ts";

test("a lead moves a source to another group, has to say why, and reads it in the register's history", async ({
  signedIn: page,
  octant,
}) => {
  const drawer = await openRegister(page, octant.origin, "Interview 5");
  const group = drawer.getByLabel("Stakeholder group");
  const before = (await group.locator("option:checked").textContent()) ?? "";
  const after = before === "Civil society" ? "Researchers" : "Civil society";
  await drawer.getByLabel("Cluster").selectOption({ label: "a cluster of its own" });
  await group.selectOption({ label: after });
  await expect(drawer.getByRole("button", { name: "Save the register" })).toBeDisabled();
  await drawer.getByLabel("Why it is moved").fill("Speaks for herself, not for the office");
  await expectAccessible(page);
  await drawer.getByRole("button", { name: "Save the register" }).click();
  await expect(drawer).toBeHidden();

  await page.getByRole("button", { name: "Edit the register of Interview 5", exact: true }).click();
  await drawer.getByText("What happened to this register").press("Enter");
  const moved = drawer.getByRole("listitem").filter({ hasText: "Ingrid Solheim changed the register" });
  await expect(moved).toContainText(`Stakeholder group: ${before} became ${after}`);
  await expect(moved).toContainText("Because: Speaks for herself, not for the office");
  await expect(drawer.getByRole("listitem").filter({ hasText: "added the source" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await moved.scrollIntoViewIfNeeded();
});
