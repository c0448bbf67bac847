import { expect, test } from "vitest";
import { cutName, cutQuery, inCut, readCut } from "./source-cut.ts";

const cuts = {
  areas: [
    { id: "north", parentId: null, level: "region" as const, name: "North" },
    { id: "gao", parentId: "north", level: "region" as const, name: "Gao" },
  ],
  periods: [{ id: "late", name: "since 2016", startsOn: null, endsOn: null }],
  groups: [{ id: "women", name: "Women’s associations", weight: null }],
};
const source = (groupId: string | null, areaId: string | null, periodIds: string[] = []) =>
  ({ groupId, areaId, periodIds }) as Parameters<ReturnType<typeof inCut>>[0];

test("an address names a group, an area and a period, and comes back as it was", () => {
  const cut = { groupId: "women", areaId: "gao", periodId: "late" };
  expect(readCut(Object.fromEntries(new URLSearchParams(cutQuery(cut))), cuts)).toEqual(cut);
  expect(readCut(Object.fromEntries(new URLSearchParams(cutQuery({ groupId: null }))), cuts)).toEqual({
    groupId: null,
  });
  expect(cutName(cut, cuts, "Not placed")).toBe("Women’s associations, Gao, since 2016");
});

test("what the assessment does not know narrows nothing", () => {
  expect(readCut({ group: "men", area: ["gao", "north"] }, cuts)).toEqual({});
  expect(cutName({}, cuts, "Not placed")).toBe("");
});

test("an area holds what was heard in it and in everything in it", () => {
  const inNorth = inCut({ areaId: "north" }, cuts.areas);
  expect([source("women", "gao"), source(null, "north"), source("women", null)].map(inNorth)).toEqual([
    true,
    true,
    false,
  ]);
});

test("who is not placed is asked for by that, and a period by those who speak about it", () => {
  expect([source(null, "gao"), source("women", "gao")].map(inCut({ groupId: null }, cuts.areas))).toEqual([
    true,
    false,
  ]);
  expect([source(null, null, ["late"]), source(null, null)].map(inCut({ periodId: "late" }, cuts.areas))).toEqual([
    true,
    false,
  ]);
});
