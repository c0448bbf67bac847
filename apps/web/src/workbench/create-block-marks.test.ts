import { createCodePointIndex } from "@octant/spans";
import { createEffect, createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import { makeLook } from "../../test/make-coding.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import { createBlockMarks } from "./create-block-marks.ts";
import { toBlocks } from "./text-blocks.ts";

const text = "One two three.\nFour five six.";
const index = createCodePointIndex(text);
const turns = [
  { start: 0, end: 14, speechStart: 0, speakerId: null },
  { start: 15, end: 29, speechStart: 15, speakerId: null },
];
const blocks = toBlocks({ text, length: index.length, turns }, index);
const coding = (start: number, end: number): DrawnCoding => ({ ...makeLook({ start, end }), unsent: false });

test("a new coding wakes the blocks that it touches and no other", () => {
  const first = coding(0, 7);
  const [drawn, setDrawn] = createSignal<readonly DrawnCoding[]>([first]);
  const seen: number[][] = blocks.map(() => []);
  const dispose = createRoot((end) => {
    const marksOf = createBlockMarks(drawn, blocks);
    for (const block of blocks) createEffect(() => seen[block.index]?.push(marksOf(block).length));
    return end;
  });
  setDrawn([first, coding(15, 19)]);
  expect(seen).toEqual([[1], [0, 1]]);
  setDrawn([first]);
  expect(seen).toEqual([[1], [0, 1, 0]]);
  dispose();
});
