import type { Stance } from "@octant/schemas";
import type { Span } from "@octant/spans";

/** Up to here codings are drawn as underlines; the fourth lane and on are told in the margin. */
export const DRAWN_LANES = 3;

/** One look of the text: an underline in a lane, the wash of the active coding, or what is selected. */
export type Paint = `lane-${number}-${Stance}` | `active-${Stance}` | "selected";

/** A stretch of one text node, in UTF-16 units of that node. */
export type PaintedRange = { paint: Paint; node: Text; from: number; to: number };

/** Whether this browser can paint text without touching its nodes. */
export const canPaint = typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";

/** Washes lie under underlines, and the selection over washes. */
const PRIORITY: Record<string, number> = { active: 1, selected: 2, lane: 3 };

/**
 * Paints stretches of text as CSS highlights: no element is added, no text node split. What belongs together, such as a
 * block, is painted and cleared under one key.
 */
export function createPainter() {
  const painted = new Map<unknown, { highlight: Highlight; range: AbstractRange }[]>();

  function clear(key: unknown): void {
    for (const { highlight, range } of painted.get(key) ?? []) highlight.delete(range);
    painted.delete(key);
  }

  return {
    /** Replaces what was painted under `key`. */
    paint(key: unknown, ranges: readonly PaintedRange[]): void {
      clear(key);
      if (!canPaint || ranges.length === 0) return;
      const added = ranges.map(({ paint, node, from, to }) => {
        const highlight = highlightFor(paint);
        const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
        highlight.add(range);
        return { highlight, range };
      });
      painted.set(key, added);
    },
    clear,
    clearAll(): void {
      for (const key of [...painted.keys()]) clear(key);
    },
  };
}

export type Painter = ReturnType<typeof createPainter>;

function highlightFor(paint: Paint): Highlight {
  const known = CSS.highlights.get(paint);
  if (known) return known;
  const made = new Highlight();
  made.priority = PRIORITY[paint.split("-")[0] ?? ""] ?? 0;
  CSS.highlights.set(paint, made);
  return made;
}

/** A text node on the page, with its place in the text: code points, and how to reach its own UTF-16 offsets. */
export type DrawnParagraph = Span & { node: Text; toOffset: (position: number) => number };

/** What of a span lies in some paragraphs, in one look. */
export function rangesOf(span: Span, paint: Paint, paragraphs: readonly DrawnParagraph[]): PaintedRange[] {
  return paragraphs
    .filter((paragraph) => paragraph.start < span.end && paragraph.end > span.start)
    .map(({ start, end, node, toOffset }) => ({
      paint,
      node,
      from: toOffset(Math.max(start, span.start)),
      to: toOffset(Math.min(end, span.end)),
    }));
}
