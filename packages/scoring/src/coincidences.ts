import { getOrAdd } from "./get-or-add.ts";

/** The coincidence matrix of values given to the same units, as far as alpha needs it. */
export type Coincidences = {
  /** The distinct values, ascending; the rest refers to them by place. */
  values: number[];
  /** How many pairable values are each of them, and all of them. */
  counts: number[];
  pairable: number;
  /** Units with at least two values. */
  units: number;
  /** Pairs of different values, low below high: o(low, high), in order of place. */
  pairs: { low: number; high: number; coincidences: number }[];
};

/**
 * Builds the coincidence matrix from each unit's values: every ordered pair of values of a unit with m of them adds
 * 1 / (m - 1). Units with fewer than two values drop out.
 * The pairs are first counted in whole numbers by m, so that no order of units or coders changes the last digit.
 * Source: method, section 5 (Krippendorff 2004, chapter 11).
 */
export function coincidences(units: readonly (readonly number[])[]): Coincidences {
  const pairable = units.filter((given) => given.length >= 2);
  const values = [...new Set(pairable.flat())].toSorted((a, b) => a - b);
  const placeOf = new Map(values.map((value, place) => [value, place]));
  const counts = values.map(() => 0);
  const byPair = new Map<number, Map<number, number>>();
  for (const given of pairable) {
    const tally = new Map<number, number>();
    for (const value of given) {
      const place = placeOf.get(value) ?? 0;
      tally.set(place, (tally.get(place) ?? 0) + 1);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    const present = [...tally].toSorted(([a], [b]) => a - b);
    for (const [at, [low, ofLow]] of present.entries()) {
      for (const [high, ofHigh] of present.slice(at + 1)) {
        const byValues = getOrAdd(byPair, low * values.length + high, () => new Map<number, number>());
        byValues.set(given.length, (byValues.get(given.length) ?? 0) + ofLow * ofHigh);
      }
    }
  }
  const pairs = [...byPair]
    .toSorted(([a], [b]) => a - b)
    .map(([pair, byValues]) => ({
      low: Math.floor(pair / values.length),
      high: pair % values.length,
      coincidences: weigh(byValues),
    }));
  return { values, counts, pairable: counts.reduce((a, b) => a + b, 0), units: pairable.length, pairs };
}

/** Pairs found in units with m values, each counted 1 / (m - 1). */
function weigh(byValues: ReadonlyMap<number, number>): number {
  const inOrder = [...byValues].toSorted(([a], [b]) => a - b);
  return inOrder.reduce((total, [m, found]) => total + found / (m - 1), 0);
}
