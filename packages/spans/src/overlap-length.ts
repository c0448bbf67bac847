import type { Span } from "./span.ts";

/** How many code points two spans have in common; 0 where they only touch. */
export function overlapLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
