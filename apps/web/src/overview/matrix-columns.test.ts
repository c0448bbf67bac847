import type { Area } from "@octant/schemas";
import { expect, test } from "vitest";
import { coverageLookup, tintOf } from "./coverage-lookup.ts";
import { matrixColumns } from "./matrix-columns.ts";

const area = (id: string, parentId: string | null, level: Area["level"] = "region"): Area => {
  return { id, parentId, level, name: id.toUpperCase() };
};

test("regions without a region in them are columns under the region that holds them, and places are none", () => {
  const areas = [
    area("mali", null),
    area("north", "mali"),
    area("gao", "north"),
    area("ansongo", "gao", "place"),
    area("kidal", "north"),
    area("south", "mali"),
    area("bamako", "south"),
  ];
  expect(matrixColumns(areas).map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
    ["NORTH", ["GAO", "KIDAL"]],
    ["SOUTH", ["BAMAKO"]],
  ]);
});

test("regions that lie in nothing but the mission stand without a head above them", () => {
  const flat = [area("north", null), area("south", null)];
  const [group, ...rest] = matrixColumns(flat);
  expect([group?.name, group?.columns.length, rest]).toEqual([null, 2, []]);
  expect(matrixColumns([area("mali", null)])[0]?.columns).toEqual([{ areaId: "mali", name: "MALI" }]);
});

test("columns stand in the order of the tree, in whatever order the areas come", () => {
  const areas = [area("south", null), area("gao", "north"), area("north", null), area("bamako", "south")];
  expect(matrixColumns(areas).flatMap(({ columns }) => columns.map(({ areaId }) => areaId))).toEqual(["bamako", "gao"]);
});

test("a cell in which nothing was heard or planned is there all the same", () => {
  const cell = { groupId: "g", areaId: null, periodId: null, sources: 2, clusters: 1, planned: null };
  const find = coverageLookup({ cells: [cell] });
  expect(find({ groupId: "g", areaId: null, periodId: null })).toMatchObject({ sources: 2, planned: null });
  expect(find({ groupId: null, areaId: null, periodId: null })).toEqual({ sources: 0, clusters: 0, planned: 0 });
});

test("a darker ground is never less", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 40].map(tintOf)).toEqual([0, 1, 2, 2, 3, 3, 4, 4]);
});
