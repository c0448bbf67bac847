import { type Domains, domainOfCells } from "./domains.ts";
import type { Moments } from "./moments.ts";
import { type Factor, solveFactor } from "./symmetric.ts";

/**
 * What a calibration leaves behind for variances: since the margins are known, only what they do not explain of an answer varies.
 * Categories of all margins are numbered through. Everything is kept by unit, so that an estimate needs no second pass.
 */
export type Calibration = {
  /** By margin, by row: its category. */
  categoryOf: readonly Int32Array[];
  categories: number;
  /** By row: its weight in the regression on the margins. */
  fitWeights: Float64Array;
  /** By unit: its first entry in `category` and `weight`, the sums of final weights by category; one more ends the last. */
  unitStarts: Int32Array;
  unitCategory: Int32Array;
  unitWeight: Float64Array;
  fit: Fit;
};

/** How the answers are explained by the margins: by regression, or as R's `rake` does, by sweeps over unweighted means. */
export type Fit =
  | { kind: "regression"; factor: Factor }
  | { kind: "sweeps"; margins: readonly (readonly number[])[]; crossed: Float64Array; sweeps: number };

/** By domain and category: sums of fit weights, and of fit weights times the distance from the shift, of rows with a value. */
export type FitSums = { weight: Float64Array; away: Float64Array };

/** The pass over a column that a calibrated sample needs beside `momentsOf`. */
export function fitSumsOf(
  { categoryOf, categories, fitWeights }: Calibration,
  domains: Domains,
  column: Float64Array,
  { shift }: Moments,
): FitSums {
  const { cellOf, count } = domains;
  const domainOf = domainOfCells(domains);
  const weight = new Float64Array(count * categories);
  const away = new Float64Array(count * categories);
  for (const ofRow of categoryOf) {
    for (let row = 0; row < cellOf.length; row += 1) {
      const cell = cellOf[row] ?? -1;
      const distance = (column[row] ?? Number.NaN) - shift;
      if (cell < 0 || Number.isNaN(distance)) continue;
      const at = (domainOf[cell] ?? 0) * categories + (ofRow[row] ?? 0);
      const fitWeight = fitWeights[row] ?? 0;
      weight[at] = (weight[at] ?? 0) + fitWeight;
      away[at] = (away[at] ?? 0) + fitWeight * distance;
    }
  }
  return { weight, away };
}

/**
 * By category: what it explains of a linearised value, from that value's weighted sums by category.
 * Source: Särndal, Swensson, Wretman 1992, section 6.6: residuals of the regression on the margins, weighted by design weights.
 */
export function explain(fit: Fit, sums: Float64Array): Float64Array {
  return fit.kind === "regression" ? solveFactor(fit.factor, sums) : sweep(fit, sums);
}

/** What each category explains after so many rounds in which every margin takes out the means that the others have left. */
function sweep({ margins, crossed, sweeps }: Extract<Fit, { kind: "sweeps" }>, sums: Float64Array): Float64Array {
  const width = sums.length;
  const explained = new Float64Array(width);
  for (let round = 0; round < sweeps; round += 1) {
    for (const margin of margins) {
      const means = margin.map((category) => {
        let left = sums[category] ?? 0;
        for (let other = 0; other < width; other += 1) {
          left -= (crossed[category * width + other] ?? 0) * (explained[other] ?? 0);
        }
        return left / (crossed[category * width + category] ?? 1);
      });
      for (const [at, category] of margin.entries())
        explained[category] = (explained[category] ?? 0) + (means[at] ?? 0);
    }
  }
  return explained;
}
