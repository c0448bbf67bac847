import { expect, test } from "vitest";
import { en } from "../words/en.ts";
import { areaOptions, readUnit, unitName, unitQuery } from "./unit.ts";

const areas = [
  { id: "mopti", parentId: "centre", level: "place" as const, name: "Mopti" },
  { id: "north", parentId: null, level: "region" as const, name: "North" },
  { id: "centre", parentId: null, level: "region" as const, name: "Centre" },
];
const periods = [{ id: "since", name: "since 2016", startsOn: "2016-01-01", endsOn: null }];
const cuts = { areas, periods };

test("an address names a unit, and what the assessment does not know is left out", () => {
  expect(readUnit({ areaId: "north", periodId: "unknown" }, cuts)).toEqual({ areaId: "north", periodId: "unknown" });
  expect(readUnit({ areaId: "elsewhere", periodId: ["since"] }, cuts)).toEqual({});
});

test("a day that has come is looked back to; one that has not, or none, is now", () => {
  expect(readUnit({ asOf: "2026-03-01" }, cuts)).toEqual({ asOf: "2026-03-01" });
  for (const asOf of ["2999-01-01", "2026-02-30", "yesterday", ""]) expect(readUnit({ asOf }, cuts)).toEqual({});
});

test("a unit keeps its place in every link", () => {
  expect(unitQuery({ areaId: "north", asOf: "2026-03-01" })).toBe("?areaId=north&asOf=2026-03-01");
  expect(unitQuery({ areaId: "north", periodId: "since" })).toBe("?areaId=north&periodId=since");
  expect(unitQuery({})).toBe("");
});

test("a unit is named by area and period", () => {
  expect(unitName({ areaId: "north", periodId: "since" }, cuts, en.scorecard)).toBe("North, since 2016");
  expect(unitName({}, cuts, en.scorecard)).toBe("whole mission, all periods");
  expect(unitName({ periodId: "unknown" }, cuts, en.scorecard)).toBe("whole mission, period not known");
  const then = unitName({ areaId: "north", asOf: "2026-03-01" }, cuts, en.scorecard);
  expect(then).toBe("North, all periods, as it stood on 1 March 2026");
});

test("places are offered under their region", () => {
  expect(areaOptions(areas).map(({ id, depth }) => [id, depth])).toEqual([
    ["north", 0],
    ["centre", 0],
    ["mopti", 1],
  ]);
});
