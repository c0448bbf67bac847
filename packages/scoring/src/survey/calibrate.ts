import type { Fit } from "./calibration.ts";
import { type Calibrated, finishCalibration } from "./finish-calibration.ts";
import { beginCalibration, crossCategories, largestMiss, type MarginCells, sumByCategory } from "./margin-cells.ts";
import type { Margin, ReadMargins } from "./margins.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";
import { factorSymmetric, solveFactor } from "./symmetric.ts";

/**
 * How weights may move. `linear`: by as little as possible (GREG), in principle below 0. `raking`: by factors above 0. `logit`: by
 * factors within bounds around 1.
 */
export type CalibrationForm = { kind: "linear" } | { kind: "raking" } | { kind: "logit"; lower: number; upper: number };

/** Categories are met to this part of their population. */
const PRECISION = 1e-12;
const MOST_STEPS = 100;
/** A step that is halved this often leads nowhere. */
const MOST_HALVINGS = 30;

/**
 * Weights that meet the margins and differ as little as possible from the design weights, by the measure of `form`. Variances of
 * estimates from the calibrated sample take off what the margins explain, so that they are smaller where margins and answers are related.
 * Errors: margins that cannot be read against the sample, a sample that was calibrated before, bounds that cannot be kept.
 * Example: 40 of 100 weighed are women; for a population with 50 of 100, women's weights are multiplied by 1.25 and men's by 0.833.
 * Source: method, section 8; Deville and Särndal 1992. Equals R's `calibrate(calfun = "linear" | "raking" | "logit")`.
 */
export function calibrate(
  sample: ProbabilitySample,
  margins: readonly Margin[],
  form: CalibrationForm = { kind: "linear" },
): Calibrated | SurveyRejection {
  if (form.kind === "logit" && !(form.lower < 1 && form.upper > 1)) return { kind: "rejected", code: "bounds-invalid" };
  const begun = beginCalibration(sample, margins);
  if (isRejected(begun)) return begun;
  const { read, cells } = begun;
  const fitted = fitFactors(cells, read, factorOf(form));
  if (isRejected(fitted)) return fitted;
  const width = read.population.length;
  const fit: Fit = { kind: "regression", factor: factorSymmetric(crossCategories(cells, cells.weight, width), width) };
  return finishCalibration(sample, read, cells, { ...fitted, fit, fitWeights: sample.weights });
}

/**
 * Weights that meet one margin, which may be crossed: within each category all weights are multiplied by the same factor.
 * Errors: as for `calibrate`.
 * Source: method, section 8; Lumley 2010, section 7.2. Equals R's `postStratify`.
 */
export function postStratify(sample: ProbabilitySample, margin: Margin): Calibrated | SurveyRejection {
  return calibrate(sample, [margin], { kind: "linear" });
}

/** The factor of a weight, and its slope, from the sum of its categories' parameters; both are 1 at 0. */
type FactorOf = (sum: number) => { factor: number; slope: number };

function factorOf(form: CalibrationForm): FactorOf {
  if (form.kind === "linear") return (sum) => ({ factor: 1 + sum, slope: 1 });
  if (form.kind === "raking") return (sum) => ({ factor: Math.exp(sum), slope: Math.exp(sum) });
  const { lower, upper } = form;
  const steepness = (upper - lower) / ((1 - lower) * (upper - 1));
  return (sum) => {
    const growth = Math.exp(steepness * sum);
    const below = upper - 1 + (1 - lower) * growth;
    const factor = Number.isFinite(growth) ? (lower * (upper - 1) + upper * (1 - lower) * growth) / below : upper;
    return { factor, slope: (steepness * (factor - lower) * (upper - factor)) / (upper - lower) };
  };
}

/** Newton's method on the categories' parameters; a step that makes things worse is halved. */
function fitFactors(cells: MarginCells, { population }: ReadMargins, factorAt: FactorOf) {
  const width = population.length;
  const at = (parameters: Float64Array) => {
    const factors = cells.categoriesOf.map((own) => {
      return factorAt(own.reduce((sum, category) => sum + (parameters[category] ?? 0), 0));
    });
    const weighed = cells.weight.map((weight, cell) => weight * (factors[cell]?.factor ?? 1));
    const sums = sumByCategory(cells, weighed, width);
    return { parameters, factors, sums, miss: largestMiss(sums, population) };
  };
  let now = at(new Float64Array(width));
  const misses = [now.miss];
  for (let step = 0; step < MOST_STEPS && !(now.miss <= PRECISION); step += 1) {
    const slopes = cells.weight.map((weight, cell) => weight * (now.factors[cell]?.slope ?? 0));
    const factor = factorSymmetric(crossCategories(cells, slopes, width), width);
    const move = solveFactor(
      factor,
      population.map((people, category) => people - (now.sums[category] ?? 0)),
    );
    const start = now;
    const after = (part: number) => at(start.parameters.map((value, category) => value + part * (move[category] ?? 0)));
    now = after(1);
    for (let halving = 1; !(now.miss < start.miss) && halving < MOST_HALVINGS; halving += 1) now = after(2 ** -halving);
    if (!(now.miss < start.miss)) break;
    misses.push(now.miss);
  }
  // rounding may stop a little before the goal
  if (!(now.miss <= 1000 * PRECISION)) {
    return { kind: "rejected", code: "not-converged", steps: misses.length - 1, largestMiss: now.miss } as const;
  }
  return { factors: Float64Array.from(now.factors, ({ factor }) => factor), misses };
}
