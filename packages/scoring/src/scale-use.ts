import { cliffsDelta } from "./cliffs-delta.ts";
import { mean } from "./mean.ts";
import { SCALE_USE_MEAN_DELTA, SCALE_USE_OPPOSED_DELTA, VIGNETTES_TO_COMPARE } from "./thresholds.ts";
import { isBelow } from "./tolerance.ts";

/** The levels that two panels gave to one and the same vignette. */
export type VignetteRatings = { readonly a: readonly number[]; readonly b: readonly number[] };
/** Passing reads "no large difference found", never "same scale". */
export type ScaleUse = "no-large-difference" | "scale-use-unchecked" | "scale-use-differs";

/**
 * Whether two panels use the rating scale differently, seen on the vignettes of one dimension that both rated.
 * They do where the mean of Cliff's deltas is large, or where two vignettes differ strongly in opposite directions.
 * Example: three vignettes rated one level higher throughout by panel a: `scale-use-differs`. Source: method, section 7.
 */
export function scaleUse(vignettes: readonly VignetteRatings[]): ScaleUse {
  const deltas = vignettes.map(({ a, b }) => cliffsDelta(a, b)).filter((delta) => delta !== null);
  if (deltas.length < VIGNETTES_TO_COMPARE) return "scale-use-unchecked";
  const reaches = (delta: number, threshold: number) => !isBelow(delta, threshold);
  const opposed =
    deltas.some((delta) => reaches(delta, SCALE_USE_OPPOSED_DELTA)) &&
    deltas.some((delta) => reaches(-delta, SCALE_USE_OPPOSED_DELTA));
  return opposed || reaches(Math.abs(mean(deltas)), SCALE_USE_MEAN_DELTA) ? "scale-use-differs" : "no-large-difference";
}
