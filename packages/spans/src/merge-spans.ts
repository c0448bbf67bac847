import type { Span } from "./span.ts";

/**
 * The same coverage in as few spans as possible: in order of place, overlapping or touching ones joined.
 * A span without length covers nothing and is left out. The spans given are not changed.
 */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.filter((s) => s.start < s.end).toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
