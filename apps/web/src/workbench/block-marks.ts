import { assignLanes } from "@octant/spans";
import { byPlace } from "./by-place.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import { type Block, blocksUnder } from "./text-blocks.ts";

/** A coding as a block shows it. `opens` where the coding begins in this block, and so carries its label there. */
export type BlockMark = DrawnCoding & { lane: number; opens: boolean };

/**
 * The codings of every block that has any, by the block's number, in order of place. A coding keeps its lane in every
 * block; lanes are the same for everyone who sees the same codings.
 */
export function marksByBlock(codings: readonly DrawnCoding[], blocks: readonly Block[]): Map<number, BlockMark[]> {
  const lanes = assignLanes(codings);
  const marks = new Map<number, BlockMark[]>();
  for (const coding of codings.toSorted(byPlace)) {
    for (const [at, { index }] of blocksUnder(blocks, coding).entries()) {
      const mark = { ...coding, lane: lanes.get(coding.id) ?? 0, opens: at === 0 };
      const known = marks.get(index);
      if (known) known.push(mark);
      else marks.set(index, [mark]);
    }
  }
  return marks;
}

/** Whether two lists of marks would be drawn the same, so that a block that did not change is left alone. */
export function sameMarks(a: readonly BlockMark[], b: readonly BlockMark[]): boolean {
  return a.length === b.length && a.every((mark, at) => sameMark(mark, b[at]));
}

function sameMark(a: BlockMark, b: BlockMark | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.start === b.start &&
    a.end === b.end &&
    a.lane === b.lane &&
    a.stance === b.stance &&
    a.codeId === b.codeId &&
    a.coderId === b.coderId &&
    a.unsent === b.unsent &&
    a.opens === b.opens
  );
}
