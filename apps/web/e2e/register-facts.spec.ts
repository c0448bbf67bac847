import { expect, expectAccessible, openRegister, test } from "./test.ts";

test("a lead says how a focus group was heard, registers its other part, and reads it again in words", async ({
  signedIn: page,
  octant,
}) => {
  const drawer = await openRegister(page, octant.origin, "Focus group 2");
  await drawer.getByLabel("Day").fill("2018-03-14");
  await drawer.getByLabel("Mode").selectOption({ label: "in person" });
  await drawer.getByLabel("Interviewer", { exact: true }).selectOption({ label: "somebody from outside" });
  await expect(drawer.getByRole("button", { name: "Save the register" })).toBeDisabled();
  await drawer.getByLabel("Name of the interviewer").fill("Mariam Invented");
  await drawer.getByLabel("How access was obtained").selectOption({ label: "through an organisation" });
  await drawer.getByLabel("interpreter").check();
  await drawer.getByLabel("nobody").check();
  await expect(drawer.getByLabel("interpreter")).not.toBeChecked();
  await drawer.getByLabel("How consent was obtained").selectOption({ label: "recorded" });
  await drawer.getByLabel("Respondent").selectOption({ label: "woman" });
  await drawer.getByRole("button", { name: "Add a line" }).click();
  const line = drawer.getByRole("group", { name: "Line 1" });
  await line.getByLabel("People").fill("6");
  await line.getByLabel("Gender").selectOption({ label: "woman" });
  await drawer.getByLabel("How many took part").fill("4");
  await expect(drawer.getByText("The lines name 6 people; there cannot be fewer.")).toBeVisible();
  await drawer.getByLabel("How many took part").fill("8");
  await drawer.getByText("What it was asked").click();
  await drawer.getByRole("button", { name: "not asked" }).click();
  await drawer
    .getByRole("group", { name: /^1\.1 / })
    .getByLabel("silent")
    .check();
  await expectAccessible(page);
  for (const [name, width, scheme] of [
    ["light", 1440, "light"],
    ["dark", 1440, "dark"],
    ["narrow", 390, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page);
    await drawer.getByLabel("Day").scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`facts-${name}.png`) });
    await drawer.getByRole("group", { name: "Line 1" }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath(`facts-${name}-participants.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await drawer.getByRole("button", { name: "Save the register" }).click();
  await expect(drawer).toBeHidden();

  await page.getByRole("button", { name: "Edit the register of Focus group 2", exact: true }).click();
  await drawer.getByLabel("Group of the new part").selectOption({ label: "Mission staff" });
  await drawer.getByRole("button", { name: "Add a part" }).click();
  await expect(page.getByRole("status").filter({ hasText: /is a part of this focus group/ })).toBeVisible();
  await expect(drawer.getByRole("listitem").filter({ hasText: "Mission staff" })).toBeVisible();
  await drawer.getByText("What happened to this register").press("Enter");
  const changed = drawer.getByRole("listitem").filter({ hasText: "changed the register" });
  await expect(changed).toContainText("Day: not said became 2018-03-14");
  await expect(changed).toContainText("Participants: not said became 8 people; 6 people, woman");
  await expect(changed).toContainText("silent 1.1");

  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  await expectAccessible(page);
  await drawer.getByText("Parts of this focus group").scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath("parts-rtl.png") });
  await drawer.getByRole("button", { name: "Close" }).click();
  await page.goto(page.url());
  await page.getByRole("link", { name: "Focus group 2", exact: true }).click();
  await expect(page.getByText(/, 2018$/).first()).toBeVisible();
});
