import { type CodePointIndex, type Span, sentencesIn, wordsIn } from "@octant/spans";
import type { Edges } from "./selection.ts";
import { type Block, blockAt } from "./text-blocks.ts";

/** The units of a text, cut block by block when somebody first goes there, and kept. */
export type ReadingSteps = {
  sentences: Edges;
  words: Edges;
  sentencesOf: (block: Block) => readonly Span[];
  wordsOf: (block: Block) => readonly Span[];
};

/** Cuts the blocks of a text into sentences and words on demand. `language` is a BCP 47 tag or null. */
export function createReadingSteps(
  index: CodePointIndex,
  blocks: readonly Block[],
  language: string | null,
): ReadingSteps {
  const cut = (into: typeof sentencesIn) => {
    const known = new Map<Block, readonly Span[]>();
    return (block: Block) => {
      const found = known.get(block) ?? into(index, block, language);
      known.set(block, found);
      return found;
    };
  };
  const sentencesOf = cut(sentencesIn);
  const wordsOf = cut(wordsIn);
  return { sentences: edgesOf(blocks, sentencesOf), words: edgesOf(blocks, wordsOf), sentencesOf, wordsOf };
}

function edgesOf(blocks: readonly Block[], unitsOf: (block: Block) => readonly Span[]): Edges {
  function after(position: number, edge: "start" | "end"): number | undefined {
    for (let at = blockAt(blocks, position)?.index ?? 0; at < blocks.length; at += 1) {
      const block = blocks[at];
      const found = block && unitsOf(block).find((unit) => unit[edge] > position);
      if (found) return found[edge];
    }
    return undefined;
  }
  function before(position: number, edge: "start" | "end"): number | undefined {
    for (let at = blockAt(blocks, position)?.index ?? -1; at >= 0; at -= 1) {
      const block = blocks[at];
      const found = block && unitsOf(block).findLast((unit) => unit[edge] < position);
      if (found) return found[edge];
    }
    return undefined;
  }
  return {
    nextStart: (position) => after(position, "start"),
    nextEnd: (position) => after(position, "end"),
    previousStart: (position) => before(position, "start"),
    previousEnd: (position) => before(position, "end"),
  };
}
