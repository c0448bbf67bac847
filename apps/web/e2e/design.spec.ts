import { OctantServer } from "@octant/api/testing";
import type { Locator, Page } from "@playwright/test";
import { makeFirstAccount } from "./first-account.ts";
import { expect, expectAccessible, test } from "./test.ts";

const GROUPS = Array.from({ length: 12 }, (_, at) => `Group ${at + 1}`);
const AREAS = ["North", "\tGao", "\tKidal", "\tTimbuktu", "Centre", "\tMopti", "\tSegou", "South", "\tBamako"];
const PERIODS = ["before 2016", "2016 and 2017", "since 2018"];

test("a lead sets up twelve groups, nine areas, three periods and whom to hear where, from nothing, by keyboard and paste", async ({
  page,
}) => {
  test.slow(); // a server of its own and a whole study, typed
  const octant = await OctantServer.start();
  await startAssessment(page, octant);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Study design");

  const mission = part(page, "Mission");
  await mission.getByLabel("Name of the mission").fill("Mission in Karsala");
  await mission.getByLabel("Country").fill("Karsala");
  await mission.getByLabel("Theory of change").fill("Where patrols are seen, markets reopen.");
  await save(page, mission, "The mission was changed.");

  const periods = part(page, "Periods");
  for (const [at, name] of PERIODS.entries()) {
    await periods.getByRole("button", { name: "Add a period" }).click();
    await page.keyboard.type(name);
    await periods
      .getByLabel("First day")
      .nth(at)
      .fill(`${2013 + 2 * at}-01-01`);
    await periods
      .getByLabel("Last day")
      .nth(at)
      .fill(`${2014 + 2 * at}-12-31`);
  }
  await save(page, periods, "The periods were changed.");

  const areas = part(page, "Areas");
  await areas.getByRole("button", { name: "Add an area" }).click();
  await paste(areas.getByLabel("Area 1"), AREAS.join("\n"));
  await expect(areas.getByRole("listitem")).toHaveCount(9);
  await areas.getByLabel("Area 5").press("Alt+ArrowUp");
  await expect(areas.getByLabel("Area 1")).toHaveValue("Centre");
  await areas.getByLabel("Area 1").press("Alt+ArrowDown");
  await expect(areas.getByLabel("Area 5")).toHaveValue("Centre");
  await areas.getByLabel("Segou is a place below a region").check();
  await save(page, areas, "The areas were changed.");

  const groups = part(page, "Stakeholder groups and weights");
  await groups.getByLabel("The mission’s own").first().check();
  await save(page, groups, "The groups were changed.");

  const sample = part(page, "Planned sample");
  await sample.getByLabel("Group 1, North, before 2016").fill("3");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("4");
  await expect(sample.getByLabel("Group 2, Gao, before 2016")).toHaveValue("4");
  const block = GROUPS.map(() => AREAS.map(() => "2").join("\t")).join("\n");
  await paste(sample.getByLabel("Group 1, North, before 2016"), block.replace("2", "many"));
  await expect(sample.getByRole("alert")).toContainText("row 1, column 1 of the block is “many”");
  await paste(sample.getByLabel("Group 1, Gao, before 2016"), block);
  await expect(sample.getByRole("alert")).toContainText(
    "the block has 12 rows and 9 columns, and reaches past the table",
  );
  await paste(sample.getByLabel("Group 1, North, before 2016"), block);
  await expect(sample.getByText("216 sources planned in all")).toBeVisible();
  await sample.getByRole("button", { name: "Plan the same for every period" }).click();
  await expect(sample.getByText("648 sources planned in all")).toBeVisible();
  await expectAccessible(page);
  await save(page, sample, "The planned sample was changed.");

  await page.reload();
  await expect(sample.getByText("648 sources planned in all")).toBeVisible();
  await expect(mission.getByLabel("Theory of change")).toHaveValue("Where patrols are seen, markets reopen.");
  await expect(page.getByRole("region", { name: "What was decided when" })).toContainText("324 cells came");
  await octant.dispose();
});

test("what was saved can be taken back, what was not is asked about before the page is left", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("link", { name: "Study design" }).click();
  const groups = part(page, "Stakeholder groups and weights");
  const name = groups.getByLabel("Group", { exact: true }).first();
  const before = await name.inputValue();
  await name.fill("Staff of the mission");
  await expect(groups.getByRole("button", { name: "Save" })).toBeDisabled();
  await groups.getByLabel("Why").fill("Clearer to readers");
  await save(page, groups, "The groups were changed.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(name).toHaveValue(before);
  await expect(page.getByRole("region", { name: "What was decided when" })).toContainText("Taken back");
  await expect(groups.getByText(/Locked on .*, before coding began/)).toBeVisible();

  await name.fill("Somebody else");
  await page.getByRole("link", { name: "Collect" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(question).toContainText("Stakeholder groups and weights");
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(name).toHaveValue("Somebody else");
  await groups.getByRole("button", { name: "Leave it as it was" }).click();
  await expect(name).toHaveValue(before);
});

test("of two leads, the second is told that the design was changed, and keeps what was typed", async ({
  signedIn: page,
  octant,
  context,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("link", { name: "Study design" }).click();
  await expect(part(page, "Mission").getByLabel("Country")).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await part(other, "Languages and protection").getByLabel("Languages of the study").fill("fr, en, ar");
  await save(other, part(other, "Languages and protection"), "Languages and protection were changed.");

  const mission = part(page, "Mission");
  await mission.getByLabel("Kind of operation").fill("integrated stabilisation");
  await mission.getByRole("button", { name: "Save" }).click();
  await expect(mission.getByRole("alert")).toContainText("Somebody else has changed the design in the meantime");
  await mission.getByRole("button", { name: "Take in what they changed" }).click();
  await expect(part(page, "Languages and protection").getByLabel("Languages of the study")).toHaveValue("fr, en, ar");
  await expect(mission.getByLabel("Kind of operation")).toHaveValue("integrated stabilisation");
  await save(page, mission, "The mission was changed.");
});

test("the design can be read and typed at the width of a telephone", async ({ signedIn: page, octant }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.goto(`${page.url().replace(/\/[a-z]+$/, "")}/design`);
  await expect(part(page, "Planned sample").getByRole("table").first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});

const part = (page: Page, name: string) => page.getByRole("form", { name, exact: true });

async function save(page: Page, form: Locator, told: string) {
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(told)).toBeVisible();
  await expect(form.getByRole("button", { name: "Save" })).toBeHidden();
}

/** Pastes as a person does, without the clipboard of the machine that the test runs on. */
async function paste(field: Locator, text: string) {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function startAssessment(page: Page, octant: OctantServer) {
  await makeFirstAccount(page, octant);
  await page.goto(`${octant.origin}/new-assessment`);
  await page.getByLabel("Name").first().fill("Karsala 2026");
  await page.getByLabel("Mission and period").fill("A mission in Karsala, 2019 to 2026");
  await page.getByLabel("Stakeholder groups").fill(GROUPS.join("\n"));
  await page.getByRole("button", { name: "Start the assessment" }).click();
}
