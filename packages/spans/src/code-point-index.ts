import { isPair } from "./code-point-length.ts";
import type { Span } from "./span.ts";

/** A text that has been counted once, so that positions in it convert without another look at its letters. */
export type CodePointIndex = {
  readonly text: string;
  /** In code points. */
  readonly length: number;
  /** The UTF-16 offset at which a code point begins; the text's length in UTF-16 for its end. */
  toUtf16(codePoint: number): number;
  /** The code point that begins at a UTF-16 offset, or, from between the halves of a surrogate pair, the one it is inside. */
  toCodePoint(utf16: number): number;
  /** The words of a span. */
  slice(span: Span): string;
};

/**
 * Counts a text for conversion between code points and UTF-16, the unit of the browser.
 * Only code points of two units are remembered, so a text without them costs nothing further, and a conversion is one
 * binary search. Positions before the text's beginning or past its end are taken for its beginning or end.
 */
export function createCodePointIndex(text: string): CodePointIndex {
  const pairs = findPairs(text);
  const length = text.length - pairs.length;
  const toUtf16 = (codePoint: number) => {
    const inside = clamp(codePoint, length);
    // the pair numbered k begins at code point `pairs[k] - k`: every pair before it counts one unit too many
    return inside + countBelow(pairs.length, (k) => pairAt(pairs, k) - k < inside);
  };
  return {
    text,
    length,
    toUtf16,
    toCodePoint: (utf16) => {
      const inside = clamp(utf16, text.length);
      return inside - countBelow(pairs.length, (k) => pairAt(pairs, k) < inside);
    },
    slice: ({ start, end }) => text.slice(toUtf16(start), toUtf16(end)),
  };
}

/** What is asked of a text may be asked of one already counted, which is quicker from the second question on. */
export function toCodePointIndex(text: string | CodePointIndex): CodePointIndex {
  return typeof text === "string" ? createCodePointIndex(text) : text;
}

/** The UTF-16 offsets of all code points of two units. */
function findPairs(text: string): Uint32Array {
  let found = new Uint32Array(0);
  let count = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (!isPair(text, at)) continue;
    if (count === found.length) {
      const larger = new Uint32Array(Math.max(16, 2 * count));
      larger.set(found);
      found = larger;
    }
    found[count] = at;
    count += 1;
    at += 1;
  }
  return found.slice(0, count);
}

/** How many of the first `count` numbers satisfy a condition that no number after a failing one satisfies. */
function countBelow(count: number, satisfies: (k: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (satisfies(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pairAt(pairs: Uint32Array, k: number): number {
  return pairs[k] ?? 0;
}

function clamp(position: number, length: number): number {
  return Math.min(Math.max(position, 0), length);
}
