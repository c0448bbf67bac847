import { deviance, stirlingError } from "./stirling.ts";

/** A share below a point and the share above it; the smaller of the two has its full precision. */
export type Tails = { lower: number; upper: number };

const SMALLEST = 1e-300;
const PRECISION = 3e-16;
/** The fraction takes about the root of the larger parameter in steps; this is enough for 10^10. */
const MOST_STEPS = 1_000_000;

/**
 * The beta distribution's shares below and above `x`. `y` is 1 - x, which the caller often knows to more digits.
 * Takes x and y in [0, 1], a and b above 0.
 * Example: `betaTails(0.2, 0.8, 3, 9).lower` is 0.3825984512.
 * Source: the continued fraction of DiDonato and Morris 1992, equation 9, by the modified method of Lentz.
 */
export function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  // the fraction converges quickly on this side of the mean, and only there
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = betaKernel(x, y, a, b) * fraction(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = betaKernel(y, x, b, a) * fraction(y, x, b, a);
  return { lower: 1 - upper, upper };
}

/**
 * x^a y^b / B(a, b): the density of a beta distribution times x y, and so its slope over the logit of x.
 * Source: Loader 2000, the saddle-point form of the binomial's density.
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const away = deviance(a, n * x) + deviance(b, n * y);
  return (
    Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(stirlingError(n) - stirlingError(a) - stirlingError(b) - away)
  );
}

/** All its terms keep one sign on this side of the mean, and `a y - b x` loses no digit, so that large parameters do no harm. */
function fraction(x: number, y: number, a: number, b: number): number {
  const distance = a * y - b * x;
  const denominator = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (distance + 1 + m * (1 + y))) / (a + 2 * m + 1);
  let value = (a * (distance + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const numerator = ((a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x) / (a + 2 * m - 1) ** 2;
    d = 1 / (denominator(m) + numerator * d || SMALLEST);
    c = denominator(m) + numerator / c || SMALLEST;
    value *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return 1 / value;
}
