import type { Domains } from "./domains.ts";
import type { RowFacts } from "./influence.ts";

/** The rows of a sample that have every one of several columns, closed up, so that a pass over them meets no gaps. */
export type CompleteRows = {
  facts: RowFacts;
  domains: Domains;
  /** The values of a column in these rows. What it gives is overwritten by the next call. */
  valuesOf: (column: Float64Array) => Float64Array;
};

/** Listwise deletion: leaves out the rows in which any of `columns` has no value. A single column needs none. */
export function completeRows(facts: RowFacts, domains: Domains, columns: readonly Float64Array[]): CompleteRows {
  if (columns.length < 2) return { facts, domains, valuesOf: (column) => column };
  const rows = findComplete(columns, facts.weights.length);
  if (rows.length === facts.weights.length) return { facts, domains, valuesOf: (column) => column };
  const { calibration } = facts;
  const gathered = calibration && {
    ...calibration,
    categoryOf: calibration.categoryOf.map((ofMargin) => gatherCodes(ofMargin, rows)),
    fitWeights: gather(calibration.fitWeights, rows, new Float64Array(rows.length)),
  };
  const scratch = new Float64Array(rows.length);
  return {
    facts: { weights: gather(facts.weights, rows, new Float64Array(rows.length)), calibration: gathered },
    domains: { ...domains, cellOf: gatherCodes(domains.cellOf, rows) },
    valuesOf: (column) => gather(column, rows, scratch),
  };
}

/** So many rows at a time stay in the processor's nearest memory while column after column is added to them. */
const BLOCK = 4096;

/** The rows that have every column: a sum is NaN where any part of it is, which takes no branch a value. */
function findComplete(columns: readonly Float64Array[], count: number): Int32Array {
  const rows = new Int32Array(count);
  const sums = new Float64Array(BLOCK);
  let found = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(count, from + BLOCK);
    sums.fill(0);
    for (const column of columns) {
      for (let row = from; row < to; row += 1) sums[row - from] = (sums[row - from] ?? 0) + (column[row] ?? Number.NaN);
    }
    for (let row = from; row < to; row += 1) if (!Number.isNaN(sums[row - from])) rows[found++] = row;
  }
  return rows.subarray(0, found);
}

function gather(column: Float64Array, rows: Int32Array, into: Float64Array): Float64Array {
  for (let at = 0; at < rows.length; at += 1) into[at] = column[rows[at] ?? 0] ?? Number.NaN;
  return into;
}

function gatherCodes(codes: Int32Array, rows: Int32Array): Int32Array {
  return rows.map((row) => codes[row] ?? -1);
}
