import { mergeSpans } from "@octant/spans";
import type { Stretch } from "./text-agreement.ts";

/** A stretch of text that only one of two coders marked, in code points. */
export type TextDisagreement = { start: number; end: number; onlyBy: "a" | "b" };

/**
 * Where two coders disagree on the spans of one code: the list beside `textAgreement`, in order of place. The lengths of
 * its stretches add up to `onlyA` and `onlyB`.
 * Example: a marks [0, 4) and b [2, 6): [0, 2) only by a, [4, 6) only by b. Source: method, section 5.
 */
export function textDisagreements(a: readonly Stretch[], b: readonly Stretch[]): TextDisagreement[] {
  const onlyA = without(a, b).map((span) => ({ ...span, onlyBy: "a" as const }));
  const onlyB = without(b, a).map((span) => ({ ...span, onlyBy: "b" as const }));
  return [...onlyA, ...onlyB].sort((one, other) => one.start - other.start);
}

/** What the first covers and the second does not: one pass over both, in order of place. */
function without(covered: readonly Stretch[], taken: readonly Stretch[]): { start: number; end: number }[] {
  const left: { start: number; end: number }[] = [];
  const holes = mergeSpans(taken.map(toSpan));
  let next = 0;
  for (const { start, end } of mergeSpans(covered.map(toSpan))) {
    let from = start;
    while ((holes[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    for (let at = next; (holes[at]?.start ?? Number.POSITIVE_INFINITY) < end; at++) {
      const hole = holes[at];
      if (!hole) break;
      if (hole.start > from) left.push({ start: from, end: hole.start });
      from = Math.max(from, hole.end);
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

function toSpan([start, end]: Stretch): { start: number; end: number } {
  return { start, end };
}
