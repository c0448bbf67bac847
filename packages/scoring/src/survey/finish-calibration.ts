import type { Calibration, Fit } from "./calibration.ts";
import { pair, toKeys } from "./keys.ts";
import type { MarginCells } from "./margin-cells.ts";
import type { ReadMargins } from "./margins.ts";
import type { ProbabilitySample } from "./probability-sample.ts";

/** A calibrated sample, and how it went. */
export type Calibrated = {
  kind: "calibrated";
  sample: ProbabilitySample;
  /** The largest miss of a category, as a part of its population: before the first step, and after each. */
  misses: number[];
  /** Final over design weight: the least and the largest. */
  leastFactor: number;
  mostFactor: number;
};

type Fitted = { factors: Float64Array; misses: number[]; fit: Fit; fitWeights: Float64Array };

/** The sample with its new weights and with what variances need to know of the margins. */
export function finishCalibration(
  sample: ProbabilitySample,
  { categoryOf, population }: ReadMargins,
  cells: MarginCells,
  { factors, misses, fit, fitWeights }: Fitted,
): Calibrated {
  const weights = sample.weights.map((weight, row) => weight * (factors[cells.cellOf[row] ?? 0] ?? 1));
  const calibration: Calibration = {
    categoryOf,
    categories: population.length,
    fitWeights,
    fit,
    ...sumByUnit(sample, cells, weights),
  };
  // not spread into arguments, of which there can be too many
  const spread = {
    leastFactor: factors.reduce((least, factor) => Math.min(least, factor), Number.POSITIVE_INFINITY),
    mostFactor: factors.reduce((most, factor) => Math.max(most, factor), Number.NEGATIVE_INFINITY),
  };
  return { kind: "calibrated", sample: { ...sample, weights, isWeighted: true, calibration }, misses, ...spread };
}

/** Final weights by unit and category: one entry for each category of each cell that has rows in the unit. */
function sumByUnit({ unitOf, first, second }: ProbabilitySample, cells: MarginCells, weights: Float64Array) {
  const { codes, values } = toKeys(pair(unitOf, cells.cellOf, cells.count));
  const sums = new Float64Array(values.length);
  for (const [row, code] of codes.entries()) sums[code] = (sums[code] ?? 0) + (weights[row] ?? 0);
  const margins = cells.categoriesOf[0]?.length ?? 0;
  const unitStarts = new Int32Array((second ?? first).units + 1);
  const unitCategory = new Int32Array(values.length * margins);
  const unitWeight = new Float64Array(values.length * margins);
  for (const [at, value] of values.entries()) {
    unitStarts[Math.floor(value / cells.count) + 1] = (at + 1) * margins;
    for (const [margin, category] of (cells.categoriesOf[value % cells.count] ?? []).entries()) {
      unitCategory[at * margins + margin] = category;
      unitWeight[at * margins + margin] = sums[at] ?? 0;
    }
  }
  return { unitStarts, unitCategory, unitWeight };
}
