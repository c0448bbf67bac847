import { betaTails } from "./incomplete-beta.ts";
import { gammaTails } from "./incomplete-gamma.ts";

/**
 * The share of Student's t distribution above `t`. With infinitely many degrees of freedom it is the normal distribution's.
 * Example: `tShareAbove(1.96, 180)` is 0.0257697472942.
 * Source: Abramowitz and Stegun 26.7.1.
 */
export function tShareAbove(t: number, df: number): number {
  const square = t * t;
  const beyond =
    df === Number.POSITIVE_INFINITY
      ? gammaTails(square / 2, 0.5).upper
      : betaTails(df / (df + square), square / (df + square), df / 2, 0.5).lower;
  return t >= 0 ? beyond / 2 : 1 - beyond / 2;
}

/**
 * The p-value of an F statistic: the share of the F distribution above it. Degrees of freedom need not be whole.
 * Example: `fShareAbove(2.2, 1, 30)` is 0.148441285995.
 * Source: Abramowitz and Stegun 26.6.2.
 */
export function fShareAbove(f: number, numeratorDf: number, denominatorDf: number): number {
  if (f <= 0) return 1;
  const of = denominatorDf + numeratorDf * f;
  return betaTails(denominatorDf / of, (numeratorDf * f) / of, denominatorDf / 2, numeratorDf / 2).lower;
}

/**
 * The p-value of a chi-square statistic: the share of the distribution above it.
 * Example: `chiSquareShareAbove(25.5, 4)` is 0.0000399069056189.
 * Source: Abramowitz and Stegun 26.4.2.
 */
export function chiSquareShareAbove(x: number, df: number): number {
  return gammaTails(x / 2, df / 2).upper;
}
