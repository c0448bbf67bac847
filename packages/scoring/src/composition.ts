import { compareText } from "./compare-text.ts";

/** How many sources have a value, and which part of those for which it is known that is (0 to 1). */
export type CompositionShare = { value: string; sources: number; share: number };
export type Composition = {
  /** The commonest first; of the same number in order of the value. */
  shares: CompositionShare[];
  known: number;
  unknown: number;
};

/**
 * The balance of sources by something that is known of each or not, such as its language. Unknown is counted and is in no
 * share: a share of what is known may not stand without how much that is.
 * Example: fr, fr, ar and one unknown: fr 2 of 3, ar 1 of 3, 1 unknown. Source: method, section 2, coverage.
 */
export function composition(values: readonly (string | null)[]): Composition {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const shares = [...counts].map(([value, sources]) => ({ value, sources, share: sources / known }));
  return {
    shares: shares.toSorted((a, b) => b.sources - a.sources || compareText(a.value, b.value)),
    known,
    unknown: values.length - known,
  };
}
