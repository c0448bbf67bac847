import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameGrid, plannedAt, readBlock, readPlanned, setPlanned, toCells, toGrid, totalOf } from "./sample-grid.ts";

const place = (groupId: string, areaId: string, periodId = "p") => ({ groupId, areaId, periodId });
const cell = fc.record({
  groupId: fc.constantFrom("g1", "g2"),
  areaId: fc.constantFrom("a1", "a2", "a3"),
  periodId: fc.constantFrom("p1", "p2"),
  planned: fc.integer({ min: 1, max: 9_999 }),
});

test("what is planned comes back as it went in, in whatever order, and totals add up", () => {
  const cells = fc.uniqueArray(cell, { selector: (c) => `${c.groupId} ${c.areaId} ${c.periodId}` });
  fc.assert(
    fc.property(cells, (all) => {
      const grid = toGrid(all);
      expect(isSameGrid(toGrid(toCells(grid)), toGrid(all.toReversed()))).toBe(true);
      const byGroup = ["g1", "g2"].map((groupId) => totalOf(grid, { groupId }));
      expect(byGroup[0] ?? 0).toBe(totalOf(grid, {}) - (byGroup[1] ?? 0));
    }),
  );
});

test("a zero plans nothing, so that the cell is as if nobody had typed in it", () => {
  const grid = toGrid([{ ...place("g", "a"), planned: 3 }]);
  const cleared = setPlanned(grid, [{ ...place("g", "a"), planned: 0 }]);
  expect(toCells(cleared)).toEqual([]);
  expect(plannedAt(cleared, place("g", "a"))).toBe(0);
  expect(plannedAt(grid, place("g", "a"))).toBe(3);
});

test("a cell takes whole numbers of people, and nothing that only looks like one", () => {
  expect(["", " 12 ", "0", "9999"].map(readPlanned)).toEqual([0, 12, 0, 9999]);
  expect(["1.5", "-2", "1e3", "12345", "two", "１２"].map(readPlanned)).toEqual(Array(6).fill(undefined));
});

test("a block from a spreadsheet is read row by row, and the cell that is no number is named", () => {
  expect(readBlock("1\t2\r\n\t4\r\n")).toEqual({
    kind: "block",
    rows: [
      [1, 2],
      [0, 4],
    ],
  });
  expect(readBlock("1\t2\n3\ta few")).toEqual({ kind: "not-a-number", row: 2, column: 2, text: "a few" });
});
