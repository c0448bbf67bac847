import { createCodePointIndex } from "@octant/spans";
import { expect, test } from "vitest";
import { makeLook } from "../../test/make-coding.ts";
import { marksByBlock, sameMarks } from "./block-marks.ts";
import { toBlocks } from "./text-blocks.ts";

const text = "One two three.\nFour five six.\nSeven eight nine.";
const index = createCodePointIndex(text);
const turns = [0, 15, 30].map((start, at) => ({
  start,
  end: [14, 29, 47][at] ?? 0,
  speechStart: start,
  speakerId: null,
}));
const blocks = toBlocks({ text, length: index.length, turns }, index);
const coding = (start: number, end: number, id?: string) => ({
  ...makeLook(id === undefined ? { start, end } : { id, start, end }),
  unsent: false,
});

test("a coding over several turns is marked in each, opens in the first, and keeps its lane", () => {
  const marks = marksByBlock([coding(0, 7), coding(4, 40, "long")], blocks);
  const long = blocks.map(({ index: block }) => marks.get(block)?.find(({ id }) => id === "long"));
  expect(long.map((mark) => [mark?.opens, mark?.lane])).toEqual([
    [true, 1],
    [false, 1],
    [false, 1],
  ]);
});

test("a block that no coding touches has no marks", () => {
  const marks = marksByBlock([coding(0, 7)], blocks);
  expect([...marks.keys()]).toEqual([0]);
});

test("a block is drawn again only where something of it changed", () => {
  const first = coding(0, 7);
  const before = marksByBlock([first, coding(16, 20)], blocks);
  const after = marksByBlock([first, coding(16, 20)], blocks);
  expect(sameMarks(before.get(0) ?? [], after.get(0) ?? [])).toBe(true);
  expect(sameMarks(before.get(1) ?? [], after.get(1) ?? [])).toBe(false);
  const changed = marksByBlock([{ ...first, stance: "constrains" }], blocks);
  expect(sameMarks(before.get(0) ?? [], changed.get(0) ?? [])).toBe(false);
});
