import type { Span } from "@octant/spans";

/** What is selected, from where it began to where it moves. In code points; the two are never equal. */
export type Selection = { anchor: number; focus: number };

/**
 * Where units of one kind, sentences or words, begin and end. Each answers with the nearest edge strictly after or
 * before a position, or undefined at the text's end or beginning.
 */
export type Edges = {
  nextStart: (position: number) => number | undefined;
  nextEnd: (position: number) => number | undefined;
  previousStart: (position: number) => number | undefined;
  previousEnd: (position: number) => number | undefined;
};

export function toSpan({ anchor, focus }: Selection): Span {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

export function toSelection({ start, end }: Span): Selection {
  return { anchor: start, focus: end };
}

/** The whole unit after or before what is selected; with nothing selected, the one at `position`. */
export function moveBy(
  edges: Edges,
  selection: Selection | undefined,
  position: number,
  by: 1 | -1,
): Selection | undefined {
  if (!selection) return unitAt(edges, position) ?? unitFrom(edges, position, by);
  const { start, end } = toSpan(selection);
  // from a part of a sentence, forward means the next one and backward the beginning of this one
  return by === 1 ? unitFrom(edges, end - 1, 1) : unitFrom(edges, start, -1);
}

/**
 * Takes one more unit into the selection, or one out of it. Where its last unit would go, the selection turns round
 * and grows on the other side, so that what it began with stays selected.
 */
export function extendBy(edges: Edges, { anchor, focus }: Selection, by: 1 | -1): Selection {
  const forward = focus > anchor;
  if (by === 1) {
    if (forward) return { anchor, focus: edges.nextEnd(focus) ?? focus };
    const shrunk = edges.nextStart(focus);
    if (shrunk !== undefined && shrunk < anchor) return { anchor, focus: shrunk };
    return { anchor: focus, focus: edges.nextEnd(anchor) ?? anchor };
  }
  if (!forward) return { anchor, focus: edges.previousStart(focus) ?? focus };
  const shrunk = edges.previousEnd(focus);
  if (shrunk !== undefined && shrunk > anchor) return { anchor, focus: shrunk };
  const grown = edges.previousStart(anchor);
  return grown === undefined ? { anchor, focus } : { anchor: focus, focus: grown };
}

/** Moves the selection's own edge by a word, over its anchor too; never down to nothing. */
export function nudgeBy(edges: Edges, selection: Selection, by: 1 | -1): Selection {
  const { anchor, focus } = selection;
  const step = (from: number) =>
    by === 1
      ? from >= anchor
        ? edges.nextEnd(from)
        : edges.nextStart(from)
      : from > anchor
        ? edges.previousEnd(from)
        : edges.previousStart(from);
  const moved = step(focus);
  const kept = moved === anchor ? step(anchor) : moved;
  return kept === undefined ? selection : { anchor, focus: kept };
}

/** The unit in which a position lies. */
export function unitAt(edges: Edges, position: number): Selection | undefined {
  const start = edges.previousStart(position + 1);
  const end = start === undefined ? undefined : edges.nextEnd(start);
  return start !== undefined && end !== undefined && end > position ? { anchor: start, focus: end } : undefined;
}

function unitFrom(edges: Edges, position: number, by: 1 | -1): Selection | undefined {
  const start = by === 1 ? edges.nextStart(position) : edges.previousStart(position);
  const end = start === undefined ? undefined : edges.nextEnd(start);
  return start !== undefined && end !== undefined ? { anchor: start, focus: end } : undefined;
}
