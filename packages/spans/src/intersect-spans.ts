import { mergeSpans } from "./merge-spans.ts";
import type { Span } from "./span.ts";

/** What both sets of spans cover, merged and in order. Each set may overlap itself and come in any order. */
export function intersectSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const [left, right] = [mergeSpans(a), mergeSpans(b)];
  const common: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const [l, r] = [left[i], right[j]];
    if (!l || !r) return common;
    const span = { start: Math.max(l.start, r.start), end: Math.min(l.end, r.end) };
    if (span.start < span.end) common.push(span);
    // the one that ends first can meet nothing further
    if (l.end <= r.end) i += 1;
    else j += 1;
  }
}
