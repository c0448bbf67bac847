import { jointKeys, toKeys } from "./keys.ts";
import { type Margin, type ReadMargins, readMargins } from "./margins.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";

/** Rows that are alike in every margin share one weight factor, so that weights are fitted on these cells, not on rows. */
export type MarginCells = {
  count: number;
  /** By row. */
  cellOf: Int32Array;
  /** By cell: its category in each margin. */
  categoriesOf: number[][];
  /** By cell: the sum of design weights, and rows. */
  weight: Float64Array;
  rows: Float64Array;
};

/** What a calibration starts from: the margins as they were read, and the cells that they cut a sample into. */
export function beginCalibration(
  sample: ProbabilitySample,
  margins: readonly Margin[],
): { read: ReadMargins; cells: MarginCells } | SurveyRejection {
  if (sample.calibration) return { kind: "rejected", code: "already-calibrated" };
  const read = readMargins(sample, margins);
  return isRejected(read) ? read : { read, cells: marginCells(sample, read) };
}

function marginCells({ weights }: ProbabilitySample, { categoryOf }: ReadMargins): MarginCells {
  const cellOf = jointKeys(categoryOf);
  const count = toKeys(cellOf).values.length;
  const categoriesOf: number[][] = Array.from({ length: count }, () => []);
  const weight = new Float64Array(count);
  const rows = new Float64Array(count);
  for (const [row, cell] of cellOf.entries()) {
    if (rows[cell] === 0) categoriesOf[cell] = categoryOf.map((ofMargin) => ofMargin[row] ?? 0);
    weight[cell] = (weight[cell] ?? 0) + (weights[row] ?? 0);
    rows[cell] = (rows[cell] ?? 0) + 1;
  }
  return { count, cellOf, categoriesOf, weight, rows };
}

/** Sums by category of a value a cell. */
export function sumByCategory({ categoriesOf }: MarginCells, ofCells: Float64Array, categories: number): Float64Array {
  const sums = new Float64Array(categories);
  for (const [cell, value] of ofCells.entries()) {
    for (const category of categoriesOf[cell] ?? []) sums[category] = (sums[category] ?? 0) + value;
  }
  return sums;
}

/** Sums by pair of categories of a value a cell, row by row: what cells of both hold. */
export function crossCategories(
  { categoriesOf }: MarginCells,
  ofCells: Float64Array,
  categories: number,
): Float64Array {
  const crossed = new Float64Array(categories ** 2);
  for (const [cell, value] of ofCells.entries()) {
    const own = categoriesOf[cell] ?? [];
    for (const one of own) {
      for (const other of own) crossed[one * categories + other] = (crossed[one * categories + other] ?? 0) + value;
    }
  }
  return crossed;
}

/** The largest distance of a category's sum from its population, as a part of that. */
export function largestMiss(sums: Float64Array, population: Float64Array): number {
  return sums.reduce((most, sum, at) => Math.max(most, Math.abs(sum / (population[at] ?? 1) - 1)), 0);
}
