const LOG_SQRT_2PI = 0.9189385332046728;

/** Lanczos' coefficients for g = 607/128, good for about 15 digits. */
const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  0.00003399464998481189, 0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275,
  -0.000026190838401581408, 0.0000036899182659531625,
];

/** The coefficients of Stirling's series, B(2k) / (2k (2k - 1)) for k from 1 on. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** The natural logarithm of the gamma function, for `x` above 0. Source: Lanczos 1964, in the form of Godfrey. */
function logGamma(x: number): number {
  const series = LANCZOS.reduce((sum, coefficient, at) => sum + (at === 0 ? coefficient : coefficient / (x + at)), 0);
  const base = x + 5.2421875;
  return (x + 0.5) * Math.log(base) - base + Math.log((2.5066282746310007 * series) / x);
}

/**
 * How far log(x!) lies above Stirling's approximation: what densities of large parameters need, where a difference of
 * logarithms of gamma functions would lose every digit. For `x` above 0.
 * Example: `stirlingError(1)` is 1 - log(2 pi) / 2 = 0.0810614667953.
 * Source: Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
 */
export function stirlingError(x: number): number {
  if (x < 16) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - LOG_SQRT_2PI;
  const square = x * x;
  return SERIES.reduceRight((sum, coefficient) => coefficient + sum / square, 0) / x;
}

/**
 * The deviance x log(x / mean) + mean - x, without cancellation where both are near to each other. Source: Loader 2000.
 */
export function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const ratio = (x - mean) / (x + mean);
  let total = (x - mean) * ratio;
  let term = 2 * x * ratio;
  // the ratio is below 0.1, so that each term is less than a hundredth of the one before
  for (let odd = 3; odd < 40; odd += 2) {
    term *= ratio * ratio;
    total += term / odd;
  }
  return total;
}
