import type { Span } from "@octant/spans";
import type { DrawnParagraph } from "./paint.ts";

/** Where a span's first and last letters are, in px from the top and the physical left of its block's speech. */
export type SpanBox = {
  /** The line of the first letter: top, and the edge at which reading begins. */
  startTop: number;
  startX: number;
  /** The bottom of the first letter's line box, where the underlines hang. */
  startBottom: number;
  endTop: number;
  endX: number;
  endBottom: number;
  /** The span begins, or ends, in an earlier or later block. */
  cutStart: boolean;
  cutEnd: boolean;
};

/** Asks the browser where a span is drawn inside a block. Undefined where none of it is. */
export function measureSpan(
  span: Span,
  paragraphs: readonly DrawnParagraph[],
  origin: DOMRect,
  rightToLeft: boolean,
): SpanBox | undefined {
  const first = paragraphs.find(({ end }) => end > span.start);
  const last = paragraphs.findLast(({ start }) => start < span.end);
  if (!first || !last || first.start >= span.end) return undefined;
  const head = letterBox(first, Math.max(span.start, first.start), 1);
  const tail = letterBox(last, Math.min(span.end, last.end), -1);
  if (!head || !tail) return undefined;
  return {
    startTop: head.top - origin.top,
    startX: (rightToLeft ? head.right : head.left) - origin.left,
    startBottom: head.bottom - origin.top,
    endTop: tail.top - origin.top,
    endX: (rightToLeft ? tail.left : tail.right) - origin.left,
    endBottom: tail.bottom - origin.top,
    cutStart: span.start < first.start,
    cutEnd: span.end > last.end,
  };
}

/** The box of the letter after (`1`) or before (`-1`) a position; white space at a line's end has none and is passed by. */
function letterBox({ node, toOffset }: DrawnParagraph, position: number, side: 1 | -1): DOMRect | undefined {
  const range = document.createRange();
  let offset = toOffset(position);
  for (let tries = 0; tries < 8; tries += 1) {
    const other = offset + side;
    if (other < 0 || other > node.length) return undefined;
    range.setStart(node, Math.min(offset, other));
    range.setEnd(node, Math.max(offset, other));
    const boxes = range.getClientRects();
    const box = side === 1 ? boxes[0] : boxes[boxes.length - 1];
    if (box && box.width > 0) return box;
    offset = other;
  }
  return undefined;
}

type Job = { read: () => () => void };

/**
 * Lets many blocks measure in one go: first everything is read, then everything is written, so that the browser lays
 * the page out once and not once per block.
 */
export function createMeasurer(): (read: () => () => void) => void {
  let jobs: Job[] = [];
  return (read) => {
    jobs.push({ read });
    if (jobs.length > 1) return;
    queueMicrotask(() => {
      const due = jobs;
      jobs = [];
      const writes = due.map((job) => job.read());
      for (const write of writes) write();
    });
  };
}
