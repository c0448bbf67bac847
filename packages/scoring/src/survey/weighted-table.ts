import { cutIntoDomains } from "./domains.ts";
import { totalStatistic } from "./estimate.ts";
import { type KeyColumn, type Keys, pair, toKeys } from "./keys.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";
import { estimateTogether } from "./together.ts";

/** A table of two columns: weighted totals of its cells, row by row, and what they vary together. */
export type WeightedTable = {
  kind: "table";
  rows: number;
  columns: number;
  /** Rows of the data that are in it. */
  n: number;
  totals: Float64Array;
  covariances: Float64Array;
  /** PSUs less strata among the rows of the data that are in it. */
  df: number;
};

/** Cross-tabulates two columns over the rows that have both. */
export function weightedTable(
  sample: ProbabilitySample,
  rowColumn: KeyColumn,
  columnColumn: KeyColumn,
): WeightedTable | SurveyRejection {
  const [down, across] = keysOfBoth(sample, rowColumn, columnColumn);
  const [rows, columns] = [down.values.length, across.values.length];
  if (rows < 2 || columns < 2) return { kind: "rejected", code: "table-too-small" };
  const both = Int32Array.from(pair(down.codes, across.codes, columns), (cell) => (Number.isNaN(cell) ? -1 : cell));
  const cells = rows * columns;
  const domains = cutIntoDomains(sample, both, cells);
  const ones = new Float64Array(sample.rows).fill(1);
  const found = estimateTogether(sample, [ones], domains, totalStatistic);
  if (isRejected(found)) return found;
  const totals = Float64Array.from(found.estimates, (each) => (each.kind === "no-answers" ? 0 : each.estimate));
  const covariances = found.covariances.map((value, at) => {
    const isEmpty = totals[Math.floor(at / cells)] === 0 || totals[at % cells] === 0;
    return isEmpty ? 0 : value;
  });
  const n = found.estimates.reduce((sum, { n }) => sum + n, 0);
  const inTable = cutIntoDomains(
    sample,
    both.map((cell) => Math.min(cell, 0)),
    1,
  );
  return { kind: "table", rows, columns, n, totals, covariances, df: inTable.df[0] ?? 0 };
}

/** The codes of two columns in rows that have both and weigh something: no category of others, which would have no share. */
function keysOfBoth({ weights }: ProbabilitySample, rowColumn: KeyColumn, columnColumn: KeyColumn): [Keys, Keys] {
  const [down, across] = [toKeys(rowColumn), toKeys(columnColumn)];
  const inTable = (row: number) =>
    (down.codes[row] ?? -1) >= 0 && (across.codes[row] ?? -1) >= 0 && (weights[row] ?? 0) > 0;
  const only = (codes: Int32Array) => toKeys(codes.map((code, row) => (inTable(row) ? code : -1)));
  return [only(down.codes), only(across.codes)];
}
