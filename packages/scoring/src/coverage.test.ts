import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffled } from "../test/shuffled.ts";
import { type CoverageInput, coverage, coverageGaps, type HeardSource } from "./index.ts";

const AREAS = [
  { id: "mali", parentId: null },
  { id: "north", parentId: "mali" },
  { id: "gao", parentId: "north" },
  { id: "kidal", parentId: "north" },
  { id: "centre", parentId: "mali" },
];
const GROUPS = [
  { id: "officials", ofMission: false },
  { id: "staff", ofMission: true },
  { id: "women", ofMission: false },
];
const PERIODS = [{ id: "early" }, { id: "late" }];

function heard(id: string, source: Partial<HeardSource> = {}): HeardSource {
  return { id, clusterId: `cluster of ${id}`, groupId: "officials", areaId: "gao", periodIds: ["early"], ...source };
}
function input(sources: HeardSource[], planned: CoverageInput["planned"] = []): CoverageInput {
  return { sources, planned, areas: AREAS, groups: GROUPS, periods: PERIODS };
}
const cellOf = (given: CoverageInput, groupId: string | null, areaId: string | null, periodId: string | null) =>
  coverage(given).cells.find((c) => c.groupId === groupId && c.areaId === areaId && c.periodId === periodId);

test("a source counts in its area, in every area that holds it, and in the mission as a whole", () => {
  const given = input([heard("a")], [{ groupId: "officials", areaId: "gao", periodId: "early", planned: 2 }]);
  for (const areaId of ["gao", "north", "mali", null]) {
    expect(cellOf(given, "officials", areaId, "early")).toMatchObject({ sources: 1, clusters: 1, planned: 2 });
  }
  expect(cellOf(given, "officials", "kidal", "early")).toBeUndefined();
});

test("a source that speaks about two periods counts in each, and once in all together, where no one plan exists", () => {
  const given = input([heard("a", { periodIds: ["early", "late"] })]);
  expect(["early", "late", null].map((period) => cellOf(given, "officials", "gao", period)?.sources)).toEqual([
    1, 1, 1,
  ]);
  expect(cellOf(given, "officials", "gao", null)?.planned).toBeNull();
});

test("sources of one organisation are one cluster, however many they are", () => {
  const given = input([heard("a", { clusterId: "union" }), heard("b", { clusterId: "union" })]);
  expect(cellOf(given, "officials", "gao", "early")).toMatchObject({ sources: 2, clusters: 1 });
});

test("one source can serve the plans of two periods, so the fewest that meet a plan are the larger of the two", () => {
  const plan = (areaId: string, periodId: string, planned: number) => ({ groupId: "women", areaId, periodId, planned });
  const planned = [plan("gao", "early", 2), plan("gao", "late", 3), plan("kidal", "late", 1)];
  expect(coverage(input([], planned)).fewestPlanned).toBe(4);
});

test("who is not placed, was heard nowhere or speaks of no time is counted apart", () => {
  const given = input([heard("a", { groupId: null }), heard("b", { areaId: null }), heard("c", { periodIds: [] })]);
  expect(coverage(given)).toMatchObject({ sources: 3, notPlaced: 1, withoutArea: 1, withoutPeriod: 1 });
  expect(cellOf(given, null, "gao", "early")?.sources).toBe(1);
  expect(cellOf(given, "officials", null, "early")?.sources).toBe(1);
  expect(cellOf(given, "officials", "gao", null)?.sources).toBe(1);
});

const anySource = fc.record({
  clusterId: fc.constantFrom("c1", "c2", "c3"),
  groupId: fc.option(fc.constantFrom("officials", "staff", "women")),
  areaId: fc.option(fc.constantFrom("mali", "north", "gao", "kidal", "centre")),
  periodIds: fc.subarray(["early", "late"]),
});
const anyPlan = fc.uniqueArray(
  fc.record({
    groupId: fc.constantFrom("officials", "staff", "women"),
    areaId: fc.constantFrom("gao", "kidal", "centre"),
    periodId: fc.constantFrom("early", "late"),
    planned: fc.integer({ min: 1, max: 4 }),
  }),
  { selector: ({ groupId, areaId, periodId }) => `${groupId} ${areaId} ${periodId}` },
);
const anyInput = fc.tuple(fc.array(anySource, { maxLength: 15 }), anyPlan).map(([sources, planned]) =>
  input(
    sources.map((source, at) => ({ id: `s${at}`, ...source })),
    planned,
  ),
);

test("the order in which sources and plans come changes neither coverage nor gaps", () => {
  const reordered = anyInput.chain((given) =>
    fc.tuple(fc.constant(given), shuffled(given.sources), shuffled(given.planned)),
  );
  fc.assert(
    fc.property(reordered, ([given, sources, planned]) => {
      const other = { ...given, sources, planned };
      expect(coverage(other)).toEqual(coverage(given));
      expect(coverageGaps(other)).toEqual(coverageGaps(given));
    }),
  );
});

test("every source is in exactly one group's cell of the whole mission, and no area has more than the one that holds it", () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const { cells } = coverage(given);
      const whole = cells.filter(({ areaId, periodId }) => areaId === null && periodId === null);
      expect(whole.reduce((sum, { sources }) => sum + sources, 0)).toBe(given.sources.length);
      for (const { groupId, areaId, periodId, sources, planned } of cells) {
        const parent = AREAS.find(({ id }) => id === areaId)?.parentId;
        if (areaId === null || parent === undefined) continue;
        const holder = cellOf(given, groupId, parent, periodId);
        expect(holder?.sources ?? 0).toBeGreaterThanOrEqual(sources);
        expect(holder?.planned ?? 0).toBeGreaterThanOrEqual(planned ?? 0);
      }
    }),
  );
});

test("a cell that was planned and in which nobody was heard is a gap, and so is one that is short of its plan", () => {
  const planned = [
    { groupId: "women", areaId: "kidal", periodId: "late", planned: 1 },
    { groupId: "officials", areaId: "north", periodId: "early", planned: 3 },
  ];
  expect(coverageGaps(input([heard("a"), heard("b")], planned))).toEqual(
    expect.arrayContaining([
      { kind: "short-cell", ...planned[1], sources: 2 },
      { kind: "empty-cell", ...planned[0] },
    ]),
  );
});

test("an area with nobody from outside the mission is named once, at its outermost, with the mission's own people in it", () => {
  const sources = [heard("a"), heard("b", { groupId: "staff", areaId: "centre", periodIds: ["early"] })];
  const gaps = coverageGaps(input(sources)).filter(({ kind }) => kind === "nobody-outside");
  expect(gaps).toEqual([
    { kind: "nobody-outside", areaId: "kidal", periodId: "early", sources: 0, notPlaced: 0 },
    { kind: "nobody-outside", areaId: "centre", periodId: "early", sources: 1, notPlaced: 0 },
  ]);
});

test("a source that is not placed does not speak for the outside, and the outermost area is named where all others are the mission's own", () => {
  const sources = [heard("a", { groupId: "staff" }), heard("b", { groupId: null, areaId: "centre" })];
  const gaps = coverageGaps(input(sources)).filter(({ kind }) => kind === "nobody-outside");
  expect(gaps).toEqual([{ kind: "nobody-outside", areaId: "mali", periodId: "early", sources: 2, notPlaced: 1 }]);
});

test("an area that nobody from outside describes in any period is named once for all of them", () => {
  const sources = [heard("a", { periodIds: ["early", "late"] })];
  const gaps = coverageGaps(input(sources)).filter(({ kind }) => kind === "nobody-outside");
  expect(gaps).toEqual([
    { kind: "nobody-outside", areaId: "kidal", periodId: null, sources: 0, notPlaced: 0 },
    { kind: "nobody-outside", areaId: "centre", periodId: null, sources: 0, notPlaced: 0 },
  ]);
});

test("a period and a group of which nobody speaks are named, and a group that rests on one cluster", () => {
  const sources = [heard("a", { clusterId: "union" }), heard("b", { clusterId: "union" })];
  const gaps = coverageGaps(input(sources));
  expect(gaps).toContainEqual({ kind: "period-unheard", periodId: "late" });
  expect(gaps).toContainEqual({ kind: "group-unheard", groupId: "women" });
  expect(gaps).toContainEqual({ kind: "one-cluster", groupId: "officials", sources: 2 });
});

test("a study that has collected nothing has no gaps yet", () => {
  expect(coverageGaps(input([], [{ groupId: "women", areaId: "gao", periodId: "late", planned: 1 }]))).toEqual([]);
});
