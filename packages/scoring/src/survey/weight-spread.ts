/** How unequal weights are. Rows of weight 0 are left out. */
export type WeightSpread = {
  n: number;
  least: number;
  /** Quartiles of the weights themselves, by linear interpolation. */
  firstQuartile: number;
  median: number;
  thirdQuartile: number;
  most: number;
  mean: number;
  sum: number;
  sumOfSquares: number;
  /** Kish's effect: how many times larger the variance of a mean is than with equal weights, if weights are unrelated to answers. */
  kishEffect: number;
  /** As many respondents of equal weight would count as much. */
  effectiveN: number;
};

/**
 * How weights spread, and what that costs. Takes at least one weight above 0.
 * Example: weights 1, 1, 4 have the effect 3 * 18 / 36 = 1.5, so that 3 respondents count as 2.
 * Source: method, section 8; Kish 1965, section 11.7.
 */
export function weightSpread(weights: Float64Array): WeightSpread {
  const sorted = weights.filter((weight) => weight > 0).sort();
  const n = sorted.length;
  const sum = sorted.reduce((total, weight) => total + weight, 0);
  const sumOfSquares = sorted.reduce((total, weight) => total + weight ** 2, 0);
  const at = (share: number) => {
    const place = share * (n - 1);
    const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return below + (place - Math.floor(place)) * (above - below);
  };
  const kishEffect = (n * sumOfSquares) / sum ** 2;
  return {
    n,
    least: at(0),
    firstQuartile: at(0.25),
    median: at(0.5),
    thirdQuartile: at(0.75),
    most: at(1),
    mean: sum / n,
    sum,
    sumOfSquares,
    kishEffect,
    effectiveN: n / kishEffect,
  };
}
