import type { Fit } from "./calibration.ts";
import { type Calibrated, finishCalibration } from "./finish-calibration.ts";
import { beginCalibration, crossCategories, largestMiss, type MarginCells, sumByCategory } from "./margin-cells.ts";
import type { Margin, ReadMargins } from "./margins.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";
import { factorSymmetric } from "./symmetric.ts";

/**
 * `tolerance`: the largest miss of a category at which to stop, as a part of its population. `errors`: `regression` on the margins, as
 * R's `calibrate(calfun = "raking")`; or `sweeps`, as R's `rake`, whose weights are the same and whose errors differ a little.
 */
export type RakeOptions = { tolerance?: number; mostCycles?: number; errors?: "regression" | "sweeps" };

const TOLERANCE = 1e-12;
const MOST_CYCLES = 1000;
/** As many as R's `rake` makes. */
const SWEEPS = 10;

/**
 * Weights that meet several margins, by fitting one after the other, over and over. The result tells of every cycle what it still missed.
 * Errors: as for `calibrate`; margins that cannot be met together are `not-converged`.
 * Example: a sample of equal weights with half men is raked to 40 men and 60 women, and to 70 young and 30 old.
 * Source: method, section 8; Deming and Stephan 1940. Weights equal R's `rake` at convergence.
 */
export function rake(
  sample: ProbabilitySample,
  margins: readonly Margin[],
  { tolerance = TOLERANCE, mostCycles = MOST_CYCLES, errors = "regression" }: RakeOptions = {},
): Calibrated | SurveyRejection {
  const begun = beginCalibration(sample, margins);
  if (isRejected(begun)) return begun;
  const { read, cells } = begun;
  const { factors, misses } = cycle(cells, read, tolerance, mostCycles);
  const missed = misses.at(-1) ?? 0;
  if (!(missed <= tolerance)) {
    return { kind: "rejected", code: "not-converged", steps: misses.length - 1, largestMiss: missed };
  }
  const width = read.population.length;
  const cross = (values: Float64Array) => crossCategories(cells, values, width);
  const fit: Fit =
    errors === "regression"
      ? { kind: "regression", factor: factorSymmetric(cross(cells.weight), width) }
      : { kind: "sweeps", margins: read.categories, crossed: cross(cells.rows), sweeps: SWEEPS };
  const fitWeights = errors === "regression" ? sample.weights : new Float64Array(sample.rows).fill(1);
  return finishCalibration(sample, read, cells, { factors, misses, fit, fitWeights });
}

function cycle(cells: MarginCells, { population, categories }: ReadMargins, tolerance: number, mostCycles: number) {
  const factors = new Float64Array(cells.count).fill(1);
  const sumsNow = () => {
    const weighed = cells.weight.map((weight, cell) => weight * (factors[cell] ?? 1));
    return sumByCategory(cells, weighed, population.length);
  };
  const misses = [largestMiss(sumsNow(), population)];
  while (!((misses.at(-1) ?? 0) <= tolerance) && misses.length <= mostCycles) {
    for (const margin of categories.keys()) {
      const sums = sumsNow();
      for (const [cell, own] of cells.categoriesOf.entries()) {
        const category = own[margin] ?? 0;
        factors[cell] = ((factors[cell] ?? 1) * (population[category] ?? 0)) / (sums[category] ?? 1);
      }
    }
    misses.push(largestMiss(sumsNow(), population));
  }
  return { factors, misses };
}
