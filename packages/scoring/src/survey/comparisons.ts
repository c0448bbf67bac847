import { tShareAbove } from "./distributions/p-values.ts";
import { type Domains, wholeSample } from "./domains.ts";
import type { DesignEstimate } from "./estimate.ts";
import { type Interval, LEVEL, tInterval } from "./intervals.ts";
import { jointMeans, surveyMeans } from "./means.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";

/** A difference with its test against 0. `t`, `p` and the interval are null where there is no error or no degree of freedom. */
export type Difference = {
  kind: "difference";
  estimate: number;
  se: number | null;
  df: number;
  t: number | null;
  p: number | null;
  interval: Interval | null;
};

/** One of the domains has no answers. */
export type NoDifference = { kind: "no-answers" };

/**
 * How far a column's mean in domain `to` lies above that in domain `from`, with the covariance that shared PSUs bring; domains are areas, groups,
 * or waves that stand in one table with their own strata.
 * Errors: as for means.
 * Example: means 4.107 and 4.147 with variances 0.01102 and 0.01048 and covariance 0.00436 differ by 0.040 with se 0.113.
 * Source: method, section 8; Lumley 2010, section 2.3. Equals R's `svyttest(y ~ group, design)`, whose df are those of the design less 1.
 */
export function compareDomains(
  sample: ProbabilitySample,
  column: Float64Array,
  domains: Domains,
  { from, to }: { from: number; to: number },
  level: number = LEVEL,
): Difference | NoDifference | SurveyRejection {
  const found = jointMeans(sample, [column], domains);
  if (isRejected(found)) return found;
  const [before, after] = [found.estimates[from], found.estimates[to]];
  if (before?.kind !== "design-based" || after?.kind !== "design-based") return { kind: "no-answers" };
  const at = (row: number, other: number) => found.covariances[row * domains.count + other] ?? Number.NaN;
  const variance = at(from, from) + at(to, to) - 2 * at(from, to);
  return toDifference(after.estimate - before.estimate, variance, wholeSample(sample).df[0] ?? 0, level);
}

/**
 * How far a column's mean lies above `expected`, for the whole sample.
 * Errors: as for means.
 * Example: a mean of 4.125 with se 0.0873 against 5 gives t = -10.02.
 * Source: method, section 8. Equals R's `svyttest(I(y - expected) ~ 0, subset(design, !is.na(y)))`, whose df are those of the answers less 1.
 */
export function compareWithValue(
  sample: ProbabilitySample,
  column: Float64Array,
  expected: number,
  level: number = LEVEL,
): Difference | NoDifference | SurveyRejection {
  const found = surveyMeans(sample, column);
  if (isRejected(found)) return found;
  const [mean] = found.estimates;
  if (mean?.kind !== "design-based") return { kind: "no-answers" };
  return toDifference(mean.estimate - expected, (mean.se ?? Number.NaN) ** 2, mean.dfAnswered, level);
}

/**
 * The difference between the estimates of two samples that were drawn apart, such as two waves with fresh PSUs: nothing is shared, so variances add up.
 * Example: 0.40 with se 0.016 and 0.45 with se 0.02 differ by 0.05 with se 0.0256.
 * Source: method, section 8. Equals `compareDomains` on both samples in one table with strata of their own.
 */
export function compareSamples(before: DesignEstimate, after: DesignEstimate, level: number = LEVEL): Difference {
  const variance = (before.se ?? Number.NaN) ** 2 + (after.se ?? Number.NaN) ** 2;
  return toDifference(after.estimate - before.estimate, variance, before.df + after.df, level);
}

/** One degree of freedom is spent on the difference itself. */
function toDifference(estimate: number, variance: number, designDf: number, level: number): Difference {
  const df = designDf - 1;
  // shared PSUs can cancel out all but rounding
  const se = Number.isNaN(variance) ? null : Math.sqrt(Math.max(0, variance));
  const t = se === null || se === 0 || df < 1 ? null : estimate / se;
  const p = t === null ? null : 2 * tShareAbove(Math.abs(t), df);
  return { kind: "difference", estimate, se, df, t, p, interval: tInterval(estimate, se, df, level) };
}
