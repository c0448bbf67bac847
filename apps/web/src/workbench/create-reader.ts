import type { CodePointIndex, Span } from "@octant/spans";
import { createMemo, createSignal } from "solid-js";
import type { ReadingSteps } from "./reading-steps.ts";
import { extendBy, moveBy, nudgeBy, type Selection, toSelection, toSpan, unitAt } from "./selection.ts";
import { type Block, blockAt } from "./text-blocks.ts";
import { trimSpan } from "./trim-span.ts";

/** What the reader may want to see: a span to scroll to, and whether it has to be in the middle or just on screen. */
export type Reveal = {
  span: Span;
  centre: boolean /** Space at the foot that something else covers, in px. */;
  covered?: number;
};

/** Where the reader is in the text and what is selected. Positions are code points. */
export function createReader(index: CodePointIndex, blocks: readonly Block[], steps: ReadingSteps) {
  const [selection, setSelection] = createSignal<Selection>();
  const [position, setPosition] = createSignal(blocks[0]?.start ?? 0);
  const [revealed, setRevealed] = createSignal<Reveal>();

  const span = createMemo(() => {
    const now = selection();
    return now && trimSpan(index, toSpan(now));
  });

  /** Takes a new selection and shows the edge that moved, or the whole of it. */
  function take(next: Selection | undefined, shown: "edge" | "whole" = "whole"): boolean {
    if (!next) return false;
    setSelection(next);
    setPosition(toSpan(next).start);
    const edge = next.focus > next.anchor ? next.focus - 1 : next.focus;
    setRevealed({ span: shown === "whole" ? toSpan(next) : { start: edge, end: edge + 1 }, centre: false });
    return true;
  }

  function turnFrom(block: Block, by: 1 | -1): Block | undefined {
    const others = by === 1 ? blocks.slice(block.index + 1) : blocks.slice(0, block.index).toReversed();
    return others.find((other) => other.opensTurn && other.turn !== block.turn);
  }

  return {
    selection,
    /** The selection without white space at its ends. */
    span,
    position,
    revealed,
    reveal: setRevealed,
    /** Selects exactly this, as a mouse did, without moving the page. */
    select(chosen: Span): void {
      setSelection(toSelection(chosen));
      setPosition(chosen.start);
    },
    /** Selects a span and shows it. */
    goTo(chosen: Span): void {
      setSelection(toSelection(chosen));
      setPosition(chosen.start);
      setRevealed({ span: chosen, centre: false });
    },
    /** Puts the reader at a place with nothing selected. */
    placeAt(at: number): void {
      setSelection(undefined);
      setPosition(at);
    },
    /** Selects from one place to another without moving the page: the first stays, the second is where it goes on. */
    stretch(anchor: number, focus: number): void {
      setSelection({ anchor, focus });
      setPosition(Math.min(anchor, focus));
    },
    /** Which end of the selection the keys move. */
    movingEnd: () => endOf(selection()),
    /** Lets the keys move the other end, shows it, and says which that is; undefined with nothing selected. */
    swapEnds(): "start" | "end" | undefined {
      const now = selection();
      return take(now && { anchor: now.focus, focus: now.anchor }, "edge") ? endOf(selection()) : undefined;
    },
    clear: () => setSelection(undefined),
    moveSentence: (by: 1 | -1) => take(moveBy(steps.sentences, selection(), position(), by)),
    moveTurn(by: 1 | -1): boolean {
      const block = blockAt(blocks, span()?.start ?? position());
      const target = block && turnFrom(block, by);
      const first = target && steps.sentencesOf(target)[0];
      return take(first && toSelection(first));
    },
    extendSentence(by: 1 | -1): boolean {
      const now = selection() ?? unitAt(steps.sentences, position());
      return take(now && (selection() ? extendBy(steps.sentences, now, by) : now), "edge");
    },
    extendWord(by: 1 | -1): boolean {
      const now = selection();
      return take(now ? nudgeBy(steps.words, now, by) : moveBy(steps.words, undefined, position(), by), "edge");
    },
    selectTurn(): boolean {
      const block = blockAt(blocks, span()?.start ?? position());
      if (!block) return false;
      const parts = block.turn === null ? [block] : blocks.filter(({ turn }) => turn === block.turn);
      const [first, last] = [parts[0], parts.at(-1)];
      return take(first && last && { anchor: first.start, focus: last.end });
    },
  };
}

function endOf(selection: Selection | undefined): "start" | "end" {
  return selection && selection.focus < selection.anchor ? "start" : "end";
}

export type Reader = ReturnType<typeof createReader>;
