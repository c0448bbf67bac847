import { type Coincidences, coincidences } from "./coincidences.ts";
import { sum } from "./mean.ts";
import type { Rejected } from "./rejected.ts";

/** How far apart two values are: see `difference`. */
export type AlphaMetric = "nominal" | "ordinal" | "interval" | "ratio";

/** `units` have at least two values, `pairable` is how many values these have. */
export type Alpha =
  | { kind: "alpha"; alpha: number; units: number; pairable: number }
  /** All pairable values are the same: chance would agree as well, so alpha is undefined, not 1. */
  | { kind: "no-variation"; units: number }
  /** No unit has two values. */
  | { kind: "no-pairs" };

/**
 * Krippendorff's alpha: 1 for perfect agreement, 0 for what chance would give, below 0 for worse.
 * Takes one row per coder and one column per unit; null, or a row that ends early, is a missing value.
 * Errors: a value that is no finite number, or one below 0 with `ratio`, is `rejected`.
 * Example: coders [1, 2, 3] and [1, 2, 4] agree on two of three units; nominal alpha is 1 - 5 * 1 / 13 = 0.615.
 * Source: method, section 5 (Krippendorff 2004, chapter 11).
 */
export function krippendorffAlpha(
  matrix: readonly (readonly (number | null)[])[],
  metric: AlphaMetric,
): Alpha | Rejected {
  const width = matrix.reduce((most, row) => Math.max(most, row.length), 0);
  const units = Array.from({ length: width }, (_, unit) => matrix.map((row) => row[unit] ?? null).filter(isGiven));
  if (!units.flat().every(Number.isFinite)) return { kind: "rejected", code: "value-not-finite" };
  if (metric === "ratio" && units.flat().some((value) => value < 0)) {
    return { kind: "rejected", code: "value-below-zero" };
  }

  const found = coincidences(units);
  if (found.units === 0) return { kind: "no-pairs" };
  if (found.values.length === 1) return { kind: "no-variation", units: found.units };
  const apart = difference(metric, found);
  const observed = sum(found.pairs.map(({ low, high, coincidences }) => coincidences * apart(low, high) ** 2));
  const alpha = 1 - ((found.pairable - 1) * observed) / expectedByChance(found, apart);
  return { kind: "alpha", alpha, units: found.units, pairable: found.pairable };
}

/** The sum over all pairs of different values of how often they would meet by chance, times their squared difference. */
function expectedByChance({ counts }: Coincidences, apart: Difference): number {
  let expected = 0;
  for (const [low, ofLow] of counts.entries()) {
    for (let high = low + 1; high < counts.length; high++) {
      expected += ofLow * (counts[high] ?? 0) * apart(low, high) ** 2;
    }
  }
  return expected;
}

/** How far apart two different values are, given by their places in ascending order. */
type Difference = (low: number, high: number) => number;

/**
 * The difference function of each metric. Alpha does not change when all differences are scaled alike, so those of
 * interval values are taken relative to the largest value: squares can then neither overflow nor all vanish.
 */
function difference(metric: AlphaMetric, { values, counts }: Coincidences): Difference {
  const value = (place: number) => values[place] ?? 0;
  if (metric === "nominal") return () => 1;
  if (metric === "ordinal") {
    // how many values lie from the one to the other, half of each end counted
    const middles = middleRanks(counts);
    return (low, high) => (middles[high] ?? 0) - (middles[low] ?? 0);
  }
  if (metric === "interval") {
    const largest = values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    return (low, high) => value(high) / largest - value(low) / largest;
  }
  return (low, high) => {
    const share = value(low) / value(high);
    return (1 - share) / (1 + share);
  };
}

/** The middle of the ranks that each value takes up: what ordinal differences are between. */
function middleRanks(counts: readonly number[]): number[] {
  let below = 0;
  return counts.map((count) => {
    below += count;
    return below - count / 2;
  });
}

function isGiven(value: number | null): value is number {
  return value !== null;
}
