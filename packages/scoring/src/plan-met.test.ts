import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoverageInput, coverageGaps, planMet } from "./index.ts";

const AREAS = [
  { id: "north", parentId: null },
  { id: "gao", parentId: "north" },
  { id: "kidal", parentId: "north" },
];
const heard = (id: string, areaId: string | null, periodIds = ["late"]) => {
  return { id, clusterId: id, groupId: "women", areaId, periodIds };
};
const plan = (areaId: string, planned: number, periodId = "late") => ({ groupId: "women", areaId, periodId, planned });

test("three where two were planned make up for none where one was planned", () => {
  const sources = ["a", "b", "c"].map((id) => heard(id, "gao"));
  expect(planMet({ sources, planned: [plan("gao", 2), plan("kidal", 1)], areas: AREAS })).toEqual({
    planned: 2,
    met: 1,
  });
});

test("a source that was heard in a part of the planned area counts there", () => {
  expect(planMet({ sources: [heard("a", "gao")], planned: [plan("north", 1)], areas: AREAS }).met).toBe(1);
  expect(planMet({ sources: [heard("a", "north")], planned: [plan("gao", 1)], areas: AREAS }).met).toBe(0);
});

test("a source that speaks about two periods serves the plans of both", () => {
  const planned = [plan("gao", 1, "early"), plan("gao", 1, "late")];
  expect(planMet({ sources: [heard("a", "gao", ["early", "late"])], planned, areas: AREAS }).met).toBe(2);
});

test("without a plan nothing is planned and nothing is met", () => {
  expect(planMet({ sources: [heard("a", "gao")], planned: [], areas: AREAS })).toEqual({ planned: 0, met: 0 });
});

test("what is not met is what the overview lists as empty or short, whatever was heard", () => {
  const areaId = fc.constantFrom("north", "gao", "kidal");
  const source = fc.record({ id: fc.uuid(), areaId, periodIds: fc.subarray(["early", "late"]) });
  const cell = fc.record({
    areaId,
    periodId: fc.constantFrom("early", "late"),
    planned: fc.integer({ min: 1, max: 3 }),
  });
  const cells = fc.uniqueArray(cell, { selector: ({ areaId, periodId }) => `${areaId} ${periodId}` });
  const same = fc.property(fc.array(source, { minLength: 1 }), cells, (found, wanted) => {
    const input: CoverageInput = {
      sources: found.map(({ id, areaId, periodIds }) => heard(id, areaId, periodIds)),
      planned: wanted.map(({ areaId, periodId, planned }) => plan(areaId, planned, periodId)),
      areas: AREAS,
      groups: [],
      periods: [],
    };
    const missing = coverageGaps(input).filter(({ kind }) => kind === "empty-cell" || kind === "short-cell");
    expect(planMet(input)).toEqual({ planned: wanted.length, met: wanted.length - missing.length });
  });
  fc.assert(same);
});
