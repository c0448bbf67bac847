import { type Domains, wholeSample } from "./domains.ts";
import { type Estimates, estimateAll, meanStatistic, totalStatistic } from "./estimate.ts";
import { see } from "./influence.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { estimateTogether, type JointEstimates } from "./together.ts";

/**
 * The mean of a column for every domain, with its design-based error. NaN is no answer and leaves the base.
 * Errors: a lonely PSU where the sample's rule is `fail`.
 * Example: weights 10, 30 and answers 1, 3 give 100 / 40 = 2.5.
 * Source: method, section 8; Lumley 2010, section 2.2. Equals R's `svymean(~y, design, na.rm = TRUE, deff = TRUE)` and `svyby`.
 */
export function surveyMeans(sample: ProbabilitySample, column: Float64Array, domains?: Domains): Estimates {
  return estimateAll(sample, see(sample, domains ?? wholeSample(sample), column), meanStatistic);
}

/**
 * The total of a column for every domain. Rows without an answer count as 0: a total over them is a total of those who answered.
 * Errors: as for means.
 * Example: weights 10, 30 and answers 1, 3 give 100.
 * Source: method, section 8. Equals R's `svytotal(~y, design, na.rm = TRUE, deff = TRUE)`.
 */
export function surveyTotals(sample: ProbabilitySample, column: Float64Array, domains?: Domains): Estimates {
  return estimateAll(sample, see(sample, domains ?? wholeSample(sample), column), totalStatistic);
}

/**
 * The means of several columns for every domain, with all covariances: what a difference is made of. Rows that lack an answer to any of the
 * columns are left out of all. The order is that of the columns, and within each that of the domains.
 * Errors: as for means.
 * Example: the men's and the women's mean from the same PSUs have a covariance, and the variance of their difference is less than the sum of theirs by
 * twice that.
 * Source: method, section 8. Equals R's `svymean(~a + b, design, na.rm = TRUE)` and `svyby(covmat = TRUE)`.
 */
export function jointMeans(
  sample: ProbabilitySample,
  columns: readonly Float64Array[],
  domains: Domains = wholeSample(sample),
): JointEstimates {
  return estimateTogether(sample, columns, domains, meanStatistic);
}
