import { type Domains, domainOfRows, wholeSample } from "./domains.ts";
import { type Estimates, estimateAll, meanStatistic } from "./estimate.ts";
import { see } from "./influence.ts";
import { sumDomain } from "./moments.ts";
import type { ProbabilitySample } from "./probability-sample.ts";

/**
 * The ratio of two columns' totals for every domain, such as displaced people per member of households. Rows that lack either are left out.
 * Errors: as for means. A domain in which the denominator adds up to 0 has no answers.
 * Example: totals 1 and 4 give 0.25, with the linearised value (y - 0.25 x) / 4.
 * Source: method, section 8; Särndal, Swensson, Wretman 1992, result 5.6.2. Equals R's `svyratio`.
 */
export function surveyRatios(
  sample: ProbabilitySample,
  numerator: Float64Array,
  denominator: Float64Array,
  domains: Domains = wholeSample(sample),
): Estimates {
  const cutOf = domainOfRows(domains);
  const [tops, bottoms] = [new Float64Array(domains.count), new Float64Array(domains.count)];
  for (const [row, domain] of cutOf.entries()) {
    const [top, bottom, weight] = [
      numerator[row] ?? Number.NaN,
      denominator[row] ?? Number.NaN,
      sample.weights[row] ?? 0,
    ];
    if (domain < 0 || Number.isNaN(top + bottom)) continue;
    tops[domain] = (tops[domain] ?? 0) + weight * top;
    bottoms[domain] = (bottoms[domain] ?? 0) + weight * bottom;
  }
  const ratios = tops.map((top, domain) => top / (bottoms[domain] ?? 0));
  // the mean of these residuals is 0; divided by the denominator's mean, its error is the ratio's
  const residuals = Float64Array.from(cutOf, (domain, row) => {
    const ratio = ratios[domain] ?? Number.NaN;
    return Number.isFinite(ratio)
      ? (numerator[row] ?? Number.NaN) - ratio * (denominator[row] ?? Number.NaN)
      : Number.NaN;
  });
  const seen = see(sample, domains, residuals);
  return estimateAll(sample, seen, (sums, domain, shift) => {
    const bottom = bottoms[domain] ?? 0;
    const { linear } = meanStatistic(sums, domain, shift);
    const scaled = { domain, constant: (linear.constant * sums.weight) / bottom, slope: 1 / bottom };
    return { estimate: ratios[domain] ?? 0, linear: scaled, size: bottom };
  });
}

/**
 * The variance of a column in the population for every domain, with the factor n/(n - 1); n counts the domain's rows with or without an
 * answer, as in R. Its root is the spread.
 * Errors: as for means. A domain of a single row has no spread, and so no answers.
 * Example: two rows of the same weight with 1 and 3 give 2.
 * Source: method, section 8. Equals R's `svyvar(~y, design, na.rm = TRUE)`.
 */
export function surveyVariances(
  sample: ProbabilitySample,
  column: Float64Array,
  domains: Domains = wholeSample(sample),
): Estimates {
  const { moments } = see(sample, domains, column);
  const factors = new Float64Array(domains.count);
  const means = new Float64Array(domains.count);
  for (let domain = 0; domain < domains.count; domain += 1) {
    const { weight, away } = sumDomain(domains, moments, domain);
    const n = domains.rows[domain] ?? 0;
    factors[domain] = n / (n - 1);
    means[domain] = moments.shift + away / weight;
  }
  const squares = Float64Array.from(domainOfRows(domains), (domain, row) => {
    if (domain < 0 || (domains.rows[domain] ?? 0) < 2) return Number.NaN;
    return (factors[domain] ?? 0) * ((column[row] ?? Number.NaN) - (means[domain] ?? 0)) ** 2;
  });
  return estimateAll(sample, see(sample, domains, squares), (sums, domain, shift) => {
    const statistic = meanStatistic(sums, domain, shift);
    return { ...statistic, estimate: Math.max(0, statistic.estimate) };
  });
}
