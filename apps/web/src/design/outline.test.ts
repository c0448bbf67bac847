import fc from "fast-check";
import { expect, test } from "vitest";
import { fromOutline, indent, moveLine, type OutlineLine, readLines, removeLine, toOutline } from "./outline.ts";

const MALI = [
  ["north", 0],
  ["gao", 1],
  ["ansongo", 2],
  ["kidal", 1],
  ["south", 0],
] as const;
const lines = MALI.map(([id, depth]): OutlineLine => ({ id, name: id, level: "region", depth }));
const shape = (all: readonly OutlineLine[]) => all.map(({ id, depth }) => `${"  ".repeat(depth)}${id}`);

/** Any outline that can be typed: no line stands more than one step further in than the one above it. */
const outline = fc.array(fc.nat(3), { maxLength: 12 }).map((steps) => {
  let above = -1;
  return steps.map((step, at): OutlineLine => {
    above = Math.min(step, above + 1);
    return { id: String(at), name: `area ${at}`, level: "region", depth: above };
  });
});

test("an outline becomes areas, and they the same outline again", () => {
  fc.assert(
    fc.property(outline, (all) => {
      expect(toOutline(fromOutline(all))).toEqual(all);
    }),
  );
});

test("every area stands after the one that it lies in, whatever is moved or taken out", () => {
  const act = fc.record({ at: fc.nat(12), what: fc.constantFrom("in", "out", "up", "down", "remove") });
  fc.assert(
    fc.property(outline, fc.array(act, { maxLength: 8 }), (start, acts) => {
      let all: OutlineLine[] = start;
      for (const { at, what } of acts) {
        if (at >= all.length) continue;
        const before = all.map(({ id }) => id).toSorted();
        if (what === "in") all = indent(all, at, 1);
        if (what === "out") all = indent(all, at, -1);
        if (what === "up") all = moveLine(all, at, -1);
        if (what === "down") all = moveLine(all, at, 1);
        if (what === "remove") all = removeLine(all, at);
        else expect(all.map(({ id }) => id).toSorted()).toEqual(before);
      }
      const areas = fromOutline(all);
      for (const [at, { parentId }] of areas.entries()) {
        if (parentId !== null) expect(areas.slice(0, at).map(({ id }) => id)).toContain(parentId);
      }
      expect(toOutline(areas).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    }),
  );
});

test("a line takes what lies in it along", () => {
  expect(shape(moveLine(lines, 1, 1))).toEqual(["north", "  kidal", "  gao", "    ansongo", "south"]);
  expect(shape(moveLine(lines, 4, -1))).toEqual(["south", "north", "  gao", "    ansongo", "  kidal"]);
  expect(shape(indent(lines, 1, -1))).toEqual(["north", "gao", "  ansongo", "  kidal", "south"]);
  expect(shape(removeLine(lines, 1))).toEqual(["north", "  kidal", "south"]);
});

test("a line that can go no further stays where it is", () => {
  expect(indent(lines, 0, -1)).toEqual(lines);
  expect(indent(lines, 2, 1)).toEqual(lines);
  expect(moveLine(lines, 1, -1)).toEqual(lines);
  expect(moveLine(lines, 4, 1)).toEqual(lines);
});

test("pasted lines lie in one another by their tabs or spaces", () => {
  let made = 0;
  const makeId = () => String(++made);
  expect(
    shape(readLines("North\n\tGao\n      Ansongo\r\n\n  Kidal\nSouth", makeId, 0)).map((line) =>
      line.replace(/\d/, "-"),
    ),
  ).toEqual(["-", "  -", "    -", "  -", "-"]);
});
