import { codePointLength, type Span } from "@octant/spans";

export type Located = ({ kind: "found" } & Span) | { kind: "missing" } | { kind: "ambiguous"; places: number };

/**
 * Finds the words of a quote in a text. The span is half-open, in code points of the text.
 * `nth` (from 1) chooses among several places; without it there must be exactly one.
 * Example: "Gao" in "In Gao" is found at [3, 6); "a" in "In Gao and Mali" is ambiguous, with 3 places.
 */
export function locateQuote(text: string, quote: string, nth?: number): Located {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at);
  if (nth === undefined && places.length > 1) return { kind: "ambiguous", places: places.length };
  const at = places[(nth ?? 1) - 1];
  if (at === undefined) return { kind: "missing" };
  const start = codePointLength(text.slice(0, at));
  return { kind: "found", start, end: start + codePointLength(quote) };
}
