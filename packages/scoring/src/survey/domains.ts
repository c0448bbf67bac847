import { pair, toKeys } from "./keys.ts";
import type { ProbabilitySample } from "./probability-sample.ts";

/**
 * A sample cut into domains (regions, sexes, waves), with what every estimate by them needs. Its cells are the units that have rows
 * of a domain; those of a domain follow each other, in order of their units.
 */
export type Domains = {
  count: number;
  /** By row: its cell, or -1 outside of every domain. */
  cellOf: Int32Array;
  /** By cell: its unit of the last stage. */
  unitOf: Int32Array;
  /** By domain: its first cell; one more entry ends the last. */
  starts: Int32Array;
  /** By domain: rows with a weight above 0, with an answer or without, and its own degrees of freedom. */
  rows: Int32Array;
  df: Int32Array;
};

/** The whole sample as its only domain. */
export function wholeSample(sample: ProbabilitySample): Domains {
  const units = lastStageUnits(sample);
  const unitOf = Int32Array.from({ length: units }, (_, unit) => unit);
  return withFacts(sample, { count: 1, cellOf: sample.unitOf, unitOf, starts: Int32Array.of(0, units) });
}

/**
 * Cuts a sample into `count` domains by a code a row, from 0 on; a row of -1 is in none. Domains are sets of rows within the
 * design, never designs of their own: each keeps the PSUs without a member as zeros.
 * Example: by region and sex, `cutIntoDomains(sample, jointKeys([region, sex]), 12)`.
 */
export function cutIntoDomains(sample: ProbabilitySample, codes: Int32Array, count: number): Domains {
  const units = lastStageUnits(sample);
  const { codes: cellOf, values } = toKeys(pair(codes, sample.unitOf, units));
  const unitOf = Int32Array.from(values, (value) => value % units);
  const starts = new Int32Array(count + 1);
  for (const value of values) {
    const next = Math.floor(value / units) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let domain = 0; domain < count; domain += 1) {
    starts[domain + 1] = (starts[domain + 1] ?? 0) + (starts[domain] ?? 0);
  }
  return withFacts(sample, { count, cellOf, unitOf, starts });
}

/** By cell: its domain. */
export function domainOfCells({ unitOf, starts, count }: Domains): Int32Array {
  const domainOf = new Int32Array(unitOf.length);
  for (let domain = 0; domain < count; domain += 1) domainOf.fill(domain, starts[domain], starts[domain + 1]);
  return domainOf;
}

/** By row: its domain, or -1 outside of every domain. */
export function domainOfRows(domains: Domains): Int32Array {
  const domainOf = domainOfCells(domains);
  return domains.cellOf.map((cell) => (cell < 0 ? -1 : (domainOf[cell] ?? -1)));
}

/**
 * PSUs less strata among the units for which `isCounted` holds, from cell `from` up to before `to`: they ascend.
 * Source: method, section 8.
 */
export function degreesOfFreedom(
  { first, second }: ProbabilitySample,
  { unitOf }: Pick<Domains, "unitOf">,
  [from, to]: readonly [number, number],
  isCounted: (cell: number) => boolean,
): number {
  let [psus, strata, lastPsu, lastStratum] = [0, 0, -1, -1];
  for (let cell = from; cell < to; cell += 1) {
    if (!isCounted(cell)) continue;
    const unit = unitOf[cell] ?? 0;
    const psu = second ? (second.groupOf[unit] ?? 0) : unit;
    const stratum = first.groupOf[psu] ?? 0;
    if (psu !== lastPsu) psus += 1;
    if (stratum !== lastStratum) strata += 1;
    [lastPsu, lastStratum] = [psu, stratum];
  }
  return psus - strata;
}

function lastStageUnits({ first, second }: ProbabilitySample): number {
  return (second ?? first).units;
}

function withFacts(sample: ProbabilitySample, cut: Omit<Domains, "rows" | "df">): Domains {
  const rowsOf = new Int32Array(cut.unitOf.length);
  for (let row = 0; row < cut.cellOf.length; row += 1) {
    const cell = cut.cellOf[row] ?? -1;
    if (cell >= 0 && (sample.weights[row] ?? 0) > 0) rowsOf[cell] = (rowsOf[cell] ?? 0) + 1;
  }
  const rows = new Int32Array(cut.count);
  const df = new Int32Array(cut.count);
  for (let domain = 0; domain < cut.count; domain += 1) {
    const range = [cut.starts[domain] ?? 0, cut.starts[domain + 1] ?? 0] as const;
    for (let cell = range[0]; cell < range[1]; cell += 1) rows[domain] = (rows[domain] ?? 0) + (rowsOf[cell] ?? 0);
    df[domain] = degreesOfFreedom(sample, cut, range, (cell) => (rowsOf[cell] ?? 0) > 0);
  }
  return { ...cut, rows, df };
}
