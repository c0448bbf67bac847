import type { ProbabilitySample } from "./probability-sample.ts";
import type { SurveyRejection } from "./rejection.ts";
import { weightSpread } from "./weight-spread.ts";

/** Where weights are cut. `strict` repeats until no weight lies outside; else weights that took from others may pass the upper bound. */
export type TrimBounds = { lower?: number; upper?: number; strict?: boolean };

/** What trimming has done. `trimmed` counts rows that were cut, at any time. */
export type Trimmed = { kind: "trimmed"; sample: ProbabilitySample; trimmed: number };

/** What is cut shrinks from round to round by the part of rows outside, so that this many end at rounding. */
const MOST_ROUNDS = 10_000;

/**
 * Cuts weights to bounds and adds what was cut, in equal amounts, to the weights within them, so that their sum stays. Rows of weight 0
 * keep it.
 * Errors: bounds that exclude one another or the mean weight, which nobody could then keep; a calibrated sample, whose margins would no
 * longer hold: trim first.
 * Example: weights 1, 1, 4 with an upper bound of 3 become 1.5, 1.5, 3.
 * Source: method, section 8. Equals R's `trimWeights`.
 */
export function trimWeights(sample: ProbabilitySample, bounds: TrimBounds): Trimmed | SurveyRejection {
  if (sample.calibration) return { kind: "rejected", code: "already-calibrated" };
  const { lower = 0, upper = Number.POSITIVE_INFINITY, strict = false } = bounds;
  const { mean } = weightSpread(sample.weights);
  if (!(lower <= mean && mean <= upper)) return { kind: "rejected", code: "bounds-invalid" };
  const weights = sample.weights.slice();
  const isTrimmed = new Uint8Array(weights.length);
  for (let round = 0; round < (strict ? MOST_ROUNDS : 1); round += 1) {
    if (!trimOnce(weights, isTrimmed, lower, upper)) break;
  }
  const trimmed = isTrimmed.reduce((count, is) => count + is, 0);
  return { kind: "trimmed", sample: { ...sample, weights, isWeighted: true }, trimmed };
}

/** Whether anything was cut. */
function trimOnce(weights: Float64Array, isTrimmed: Uint8Array, lower: number, upper: number): boolean {
  let [cut, within] = [0, 0];
  const isWithin = weights.map((weight) => (weight > 0 && weight >= lower && weight <= upper ? 1 : 0));
  for (const [row, weight] of weights.entries()) {
    within += isWithin[row] ?? 0;
    if (weight === 0 || isWithin[row] === 1) continue;
    const bounded = Math.min(upper, Math.max(lower, weight));
    cut += weight - bounded;
    weights[row] = bounded;
    isTrimmed[row] = 1;
  }
  for (const [row, weight] of weights.entries()) if (isWithin[row] === 1) weights[row] = weight + cut / within;
  return cut !== 0;
}
