import { type Comparison, type ComparisonInput, compareRatings } from "./compare-ratings.ts";
import type { Rejected } from "./rejected.ts";

/** Comparisons in the order asked for, and how many were made: this is printed beside any one of them. */
export type Comparisons = {
  results: (Comparison | Rejected)[];
  /** Asked for, and of these: with deltas (panels large enough and comparable), and above or below. */
  asked: number;
  made: number;
  distinguished: number;
};

/**
 * Makes several comparisons and counts them: among many, some come out above or below by chance. Never a ranking: two
 * units that were not asked for as a pair are not compared.
 * Example: three pairs, one not comparable and one overlapping: 3 asked, 2 made, 1 distinguished.
 * Source: method, section 7.
 */
export function compareAll(inputs: readonly ComparisonInput[]): Comparisons {
  const results = inputs.map(compareRatings);
  return {
    results,
    asked: inputs.length,
    made: results.filter((result) => "delta1" in result).length,
    distinguished: results.filter(({ kind }) => kind === "above" || kind === "below").length,
  };
}
