import { NewAssessment } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { type AssessmentDraft, errorsOf, toCommand } from "./new-assessment-draft.ts";

const draft = (changes: Partial<AssessmentDraft> = {}): AssessmentDraft => ({
  name: " Karsala 2026 ",
  missionLine: "A mission in Karsala",
  frameworkId: "epon-2019",
  groups: "Officials\n\n Civil society \n",
  regions: "",
  periods: [
    { name: "before", startsOn: "", endsOn: "2021-12-31" },
    { name: "", startsOn: "", endsOn: "" },
    { name: "after", startsOn: "2022-01-01", endsOn: "" },
  ],
  highRisk: true,
  retentionUntil: "",
  ...changes,
});

test("empty lines and empty periods are no groups and no periods", () => {
  const command = toCommand(draft());
  expect(command.groups).toEqual(["Officials", "Civil society"]);
  expect(command.regions).toEqual([]);
  expect(command.periods).toEqual([
    { name: "before", startsOn: null, endsOn: "2021-12-31" },
    { name: "after", startsOn: "2022-01-01", endsOn: null },
  ]);
  expect(command.retentionUntil).toBe(null);
  expect(errorsOf(draft())).toEqual({});
});

test("what the form lets through, the API takes", () => {
  expect(NewAssessment.safeParse({ id: uuidv7(), ...toCommand(draft()) }).success).toBe(true);
});

test.each([
  ["a missing name", { name: " " }, "name"],
  ["a missing mission", { missionLine: "" }, "missionLine"],
  ["a group that stands there twice", { groups: "Elders\nelders" }, "groups"],
  ["a region that is too long", { regions: "x".repeat(121) }, "regions"],
  ["a period without a name", { periods: [{ name: "", startsOn: "2020-01-01", endsOn: "" }] }, "periods"],
  [
    "a period that ends before it starts",
    { periods: [{ name: "a", startsOn: "2020-01-02", endsOn: "2020-01-01" }] },
    "periods",
  ],
  [
    "periods that share a day",
    {
      periods: [
        { name: "a", startsOn: "", endsOn: "2020-01-01" },
        { name: "b", startsOn: "2020-01-01", endsOn: "" },
      ],
    },
    "periods",
  ],
] as const)("%s has a sentence under its field", (_what, changes, field) => {
  expect(
    Object.keys(errorsOf(draft({ ...changes, periods: [...("periods" in changes ? changes.periods : [])] }))),
  ).toEqual([field]);
});
