import { mergeSpans } from "./merge-spans.ts";
import type { Span } from "./span.ts";

/** How many code points the spans cover; what several of them cover counts once. */
export function spansLength(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((length, span) => length + span.end - span.start, 0);
}
