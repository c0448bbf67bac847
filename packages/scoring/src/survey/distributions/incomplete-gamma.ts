import type { Tails } from "./incomplete-beta.ts";
import { deviance, stirlingError } from "./stirling.ts";

const SMALLEST = 1e-300;
const PRECISION = 3e-16;
const MOST_STEPS = 1_000_000;

/**
 * The shares of a gamma distribution of shape `a` and scale 1 below and above `x`; the smaller has its full precision.
 * Takes x from 0 on and a above 0.
 * Example: `gammaTails(3.84 / 2, 1 / 2).upper` is 0.050043521249, the p-value of chi-square 3.84 at one degree of freedom.
 * Source: Abramowitz and Stegun 6.5.29 below the mean, 6.5.31 above it.
 */
export function gammaTails(x: number, a: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  // x^a e^-x / gamma(a + 1): a Poisson probability
  const kernel = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = kernel * series(x, a);
    return { lower, upper: 1 - lower };
  }
  const upper = kernel * a * fraction(x, a);
  return { lower: 1 - upper, upper };
}

function series(x: number, a: number): number {
  let term = 1;
  let total = 1;
  for (let step = 1; term > total * PRECISION && step < MOST_STEPS; step += 1) {
    term *= x / (a + step);
    total += term;
  }
  return total;
}

/** By the modified method of Lentz. */
function fraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let value = d;
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / (numerator * d + b || SMALLEST);
    c = b + numerator / c || SMALLEST;
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return value;
}
