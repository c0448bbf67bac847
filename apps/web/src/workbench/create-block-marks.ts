import { type Accessor, batch, createComputed, createSignal, type Setter } from "solid-js";
import { type BlockMark, marksByBlock, sameMarks } from "./block-marks.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { Block } from "./text-blocks.ts";

const NONE: BlockMark[] = [];

/**
 * The marks of each block as a signal of its own. A change of one coding wakes the blocks that look different
 * afterwards and none of the thousands of others.
 */
export function createBlockMarks(drawn: Accessor<readonly DrawnCoding[]>, blocks: readonly Block[]) {
  const signals = new Map<number, [Accessor<BlockMark[]>, Setter<BlockMark[]>]>();
  let all = new Map<number, BlockMark[]>();

  createComputed(() => {
    const before = all;
    all = marksByBlock(drawn(), blocks);
    batch(() => {
      for (const [index, [, set]] of signals) {
        const marks = all.get(index) ?? NONE;
        if (!sameMarks(before.get(index) ?? NONE, marks)) set(marks);
      }
    });
  });

  /** The marks of a block, in order of place. */
  return (block: Block): BlockMark[] => {
    const known = signals.get(block.index) ?? createSignal(all.get(block.index) ?? NONE);
    signals.set(block.index, known);
    return known[0]();
  };
}
