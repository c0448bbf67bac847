import { betaKernel, betaTails } from "./incomplete-beta.ts";
import { gammaTails } from "./incomplete-gamma.ts";
import { tShareAbove } from "./p-values.ts";

const MOST_STEPS = 200;
/** Beyond this logit a share differs from 0 by less than the smallest number there is. */
const LOGIT_OF_LEAST = 745;

/**
 * The point below which the share `p` of a normal distribution of mean 0 and spread 1 lies. Takes p within (0, 1).
 * Example: `normalQuantile(0.975)` is 1.95996398454.
 * Source: Newton's method on the logarithm of the tail, which is concave, so that every step after the first nears the root.
 */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantileAbove(p);
  return p === 0.5 ? 0 : normalQuantileAbove(1 - p);
}

function normalQuantileAbove(tail: number): number {
  let z = 1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const above = gammaTails((z * z) / 2, 0.5).upper / 2;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const next = z + ((Math.log(above) - Math.log(tail)) * above) / density;
    if (Math.abs(next - z) <= 1e-15 * Math.abs(next)) return next;
    z = next > 0 ? next : z / 2;
  }
  return z;
}

/**
 * The point below which the share `p` of Student's t distribution lies. Takes p within (0, 1), df from 1 on; with infinitely many
 * it is the normal distribution's.
 * Example: `tQuantile(0.975, 10)` is 2.22813885199.
 * Source: Newton's method on the tail, which is convex: from the normal quantile each step nears the root from the same side.
 */
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df);
  if (p === 0.5) return 0;
  let t = normalQuantile(p);
  if (df === Number.POSITIVE_INFINITY) return t;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const square = t * t;
    // the slope of the tail over t, by way of the beta distribution that it stands for
    const density = betaKernel(df / (df + square), square / (df + square), df / 2, 0.5) / t;
    const next = t + (tShareAbove(t, df) - (1 - p)) / density;
    if (Math.abs(next - t) <= 1e-15 * next) return next;
    t = next;
  }
  return t;
}

/**
 * The point below which the share `p` of a beta distribution lies. Takes p within [0, 1], a and b above 0.
 * Example: `betaQuantile(0.025, 5, 1)` is 0.025 to the power of 1/5, 0.478176249895.
 * Source: Newton's method over the logit of the point, within bounds that each step narrows; so tiny shares keep their digits.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let low = -LOGIT_OF_LEAST;
  let high = LOGIT_OF_LEAST;
  let logit = Math.log(a / b);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    const { lower, upper } = betaTails(x, y, a, b);
    // from whichever tail is known to more digits
    const excess = lower < 0.5 ? lower - p : 1 - p - upper;
    if (excess > 0) high = logit;
    else low = logit;
    const newton = logit - excess / betaKernel(x, y, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - logit) <= 1e-15 * Math.max(1, Math.abs(next))) break;
    logit = next;
  }
  return low === -LOGIT_OF_LEAST && logit < 1 - LOGIT_OF_LEAST ? 0 : 1 / (1 + Math.exp(-logit));
}
