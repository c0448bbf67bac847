import { type Calibration, explain, type FitSums, fitSumsOf } from "./calibration.ts";
import type { UnitTotals } from "./covariance.ts";
import type { Domains } from "./domains.ts";
import { type Moments, momentsOf, SUMS } from "./moments.ts";
import type { ProbabilitySample } from "./probability-sample.ts";

/** A column seen through a sample's domains: all that its linearised statistics are made of. */
export type Seen = { domains: Domains; moments: Moments; fitSums: FitSums | null };

/** What a pass needs of a sample: one entry a row of the columns that it goes over. */
export type RowFacts = Pick<ProbabilitySample, "weights" | "calibration">;

/** Takes the pass over a column. */
export function see(sample: RowFacts, domains: Domains, column: Float64Array): Seen {
  const moments = momentsOf(domains, sample.weights, column);
  const fitSums = sample.calibration ? fitSumsOf(sample.calibration, domains, column, moments) : null;
  return { domains, moments, fitSums };
}

/** A statistic whose linearised value is `constant + slope (y - shift)` for rows of `domain` that have a value, and 0 for all others. */
export type Linear = { domain: number; constant: number; slope: number };

/**
 * What each unit adds to a linearised statistic. In a calibrated sample every unit adds something, outside of the domain as well:
 * what the margins explain is taken off.
 * Source: method, section 8; Lumley 2010, section 8.2 for calibration.
 */
export function influence(sample: ProbabilitySample, seen: Seen, statistic: Linear): UnitTotals {
  const { constant, slope, domain } = statistic;
  const { starts, unitOf } = seen.domains;
  const [from, to] = [starts[domain] ?? 0, starts[domain + 1] ?? 0];
  const units = new Int32Array(to - from);
  const totals = new Float64Array(to - from);
  let present = 0;
  for (let cell = from; cell < to; cell += 1) {
    const at = cell * SUMS;
    if (seen.moments.sums[at] === 0) continue;
    units[present] = unitOf[cell] ?? 0;
    totals[present] = constant * (seen.moments.sums[at + 1] ?? 0) + slope * (seen.moments.sums[at + 2] ?? 0);
    present += 1;
  }
  const within = { units: units.subarray(0, present), totals: totals.subarray(0, present), width: 1 };
  const { calibration } = sample;
  return calibration && seen.fitSums ? takeOffExplained(calibration, within, seen.fitSums, statistic) : within;
}

function takeOffExplained(
  { categories, fit, unitStarts, unitCategory, unitWeight }: Calibration,
  within: UnitTotals,
  { weight, away }: FitSums,
  { domain, constant, slope }: Linear,
): UnitTotals {
  const sums = new Float64Array(categories);
  for (let category = 0; category < categories; category += 1) {
    const at = domain * categories + category;
    sums[category] = constant * (weight[at] ?? 0) + slope * (away[at] ?? 0);
  }
  const explained = explain(fit, sums);
  const all = unitStarts.length - 1;
  const units = Int32Array.from({ length: all }, (_, unit) => unit);
  const totals = new Float64Array(all);
  for (let at = 0; at < within.units.length; at += 1) totals[within.units[at] ?? 0] = within.totals[at] ?? 0;
  for (let unit = 0; unit < all; unit += 1) {
    let total = totals[unit] ?? 0;
    for (let at = unitStarts[unit] ?? 0; at < (unitStarts[unit + 1] ?? 0); at += 1) {
      total -= (unitWeight[at] ?? 0) * (explained[unitCategory[at] ?? 0] ?? 0);
    }
    totals[unit] = total;
  }
  return { units, totals, width: 1 };
}

/** Several statistics side by side, over all units that have a part in any of them. */
export function sideBySide(statistics: readonly UnitTotals[]): UnitTotals {
  const width = statistics.length;
  const last = statistics.reduce((most, { units }) => Math.max(most, units.at(-1) ?? -1), -1);
  const placeOf = new Int32Array(last + 1).fill(-1);
  for (const { units } of statistics) for (const unit of units) placeOf[unit] = 0;
  let present = 0;
  for (let unit = 0; unit <= last; unit += 1) if (placeOf[unit] === 0) placeOf[unit] = present++;
  const units = new Int32Array(present);
  for (let unit = 0; unit <= last; unit += 1) if ((placeOf[unit] ?? -1) >= 0) units[placeOf[unit] ?? 0] = unit;
  const totals = new Float64Array(present * width);
  for (const [column, statistic] of statistics.entries()) {
    for (let at = 0; at < statistic.units.length; at += 1) {
      totals[(placeOf[statistic.units[at] ?? 0] ?? 0) * width + column] = statistic.totals[at] ?? 0;
    }
  }
  return { units, totals, width };
}
