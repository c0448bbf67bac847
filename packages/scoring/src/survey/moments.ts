import type { Domains } from "./domains.ts";

/**
 * Sums by cell over the rows that have a value: [rows, sum w, sum w (y - shift), sum w (y - shift)^2], one after the other.
 * `weightless` counts the rows of weight 0 among them: they were drawn, but are no part of a base.
 */
export type Moments = { sums: Float64Array; weightless: Int32Array; shift: number };

/** How many sums there are for a cell. */
export const SUMS = 4;

/**
 * The one pass over a column; everything after it works on cells. Values are taken relative to the first of them, so that squares of
 * years or prices lose no digits. NaN is no value.
 */
export function momentsOf({ cellOf, unitOf }: Domains, weights: Float64Array, column: Float64Array): Moments {
  const sums = new Float64Array(unitOf.length * SUMS);
  const weightless = new Int32Array(unitOf.length);
  const shift = firstValue(column);
  for (let row = 0; row < cellOf.length; row += 1) {
    const cell = cellOf[row] ?? -1;
    const away = (column[row] ?? Number.NaN) - shift;
    // only NaN differs from itself; a call to say so takes time here
    // biome-ignore lint/suspicious/noSelfCompare: the quickest test for NaN
    if (cell < 0 || away !== away) continue;
    const weight = weights[row] ?? 0;
    const weighed = weight * away;
    const at = cell * SUMS;
    sums[at] = (sums[at] ?? 0) + 1;
    sums[at + 1] = (sums[at + 1] ?? 0) + weight;
    sums[at + 2] = (sums[at + 2] ?? 0) + weighed;
    sums[at + 3] = (sums[at + 3] ?? 0) + weighed * away;
    if (weight === 0) weightless[cell] = (weightless[cell] ?? 0) + 1;
  }
  return { sums, weightless, shift };
}

function firstValue(column: Float64Array): number {
  return column.find(Number.isFinite) ?? 0;
}

/** What a domain's cells come to. `n` counts rows with a value and a weight, `rows` those of weight 0 as well. */
export type DomainSums = { rows: number; n: number; weight: number; away: number; squares: number };

/** The sums of a domain. */
export function sumDomain({ starts }: Domains, { sums, weightless }: Moments, domain: number): DomainSums {
  const total = { rows: 0, n: 0, weight: 0, away: 0, squares: 0 };
  for (let cell = starts[domain] ?? 0; cell < (starts[domain + 1] ?? 0); cell += 1) {
    const at = cell * SUMS;
    total.rows += sums[at] ?? 0;
    total.n += (sums[at] ?? 0) - (weightless[cell] ?? 0);
    total.weight += sums[at + 1] ?? 0;
    total.away += sums[at + 2] ?? 0;
    total.squares += sums[at + 3] ?? 0;
  }
  return total;
}
