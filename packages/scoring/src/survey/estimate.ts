import { type UnitTotals, variance } from "./covariance.ts";
import { degreesOfFreedom } from "./domains.ts";
import { influence, type Linear, type Seen } from "./influence.ts";
import { type DomainSums, SUMS, sumDomain } from "./moments.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";

/** A design-based estimate for one domain. */
export type DesignEstimate = {
  kind: "design-based";
  /** The unweighted base: rows with a valid answer and a weight above 0. */
  n: number;
  /** Rows of the (sub)design: with those of weight 0, and all there are in a calibrated sample, which cannot drop rows. */
  rows: number;
  estimate: number;
  /** Null where every stratum is lonely and was to be like the others. */
  se: number | null;
  /** PSUs less strata of the domain, and of those in it with a valid answer. */
  df: number;
  dfAnswered: number;
  /**
   * The variance beside that of a simple random sample of the same size; null where answers do not vary, or where the weights add up
   * to no more than the base, and so to no population. `deffReplace` is beside a sample drawn with replacement.
   */
  deff: number | null;
  deffReplace: number | null;
};

/** Nobody in the domain answered: no estimate, where R prints 0. */
export type NoAnswers = { kind: "no-answers"; n: 0; df: number };

export type Estimate = DesignEstimate | NoAnswers;

/** One estimate for every domain, in their order, or why there are none. */
export type Estimates = { kind: "estimates"; estimates: Estimate[] } | SurveyRejection;

/** What a mean or a total comes to, and its linearised value. */
type Statistic = {
  estimate: number;
  linear: Linear;
  /** What a mean is divided by, or a total: the sum of weights, or 1. */
  size: number;
};

/** How a statistic is made from the sums of a domain that has answers. */
export type StatisticOf = (sums: DomainSums, domain: number, shift: number) => Statistic;

/** sum w y / sum w, with the linearised value (y - mean) / sum w. */
export const meanStatistic: StatisticOf = ({ weight, away }, domain, shift) => {
  const mean = away / weight;
  return { estimate: shift + mean, linear: { domain, constant: -mean / weight, slope: 1 / weight }, size: weight };
};

/** sum w y, with the linearised value y. */
export const totalStatistic: StatisticOf = ({ weight, away }, domain, shift) => {
  return { estimate: away + shift * weight, linear: { domain, constant: shift, slope: 1 }, size: 1 };
};

/** An estimate and what each unit adds to it. */
export type Part = { estimate: Estimate; totals: UnitTotals | null };

/** Estimates a statistic for every domain of a column that was seen. */
export function estimateAll(sample: ProbabilitySample, seen: Seen, statisticOf: StatisticOf): Estimates {
  const estimates: Estimate[] = [];
  for (let domain = 0; domain < seen.domains.count; domain += 1) {
    const found = estimateOne(sample, seen, domain, statisticOf);
    if (isRejected(found)) return found;
    estimates.push(found.estimate);
  }
  return { kind: "estimates", estimates };
}

/** Estimates a statistic for one domain of a column that was seen, with what units add to it; null where nobody answered. */
export function estimateOne(
  sample: ProbabilitySample,
  seen: Seen,
  domain: number,
  statisticOf: StatisticOf,
): Part | SurveyRejection {
  const sums = sumDomain(seen.domains, seen.moments, domain);
  const df = seen.domains.df[domain] ?? 0;
  if (sums.n === 0) return { estimate: { kind: "no-answers", n: 0, df }, totals: null };
  const { estimate, linear, size } = statisticOf(sums, domain, seen.moments.shift);
  const totals = influence(sample, seen, linear);
  const found = variance(sample, totals);
  if (typeof found !== "number") return found;
  const [deff, deffReplace] = designEffects(sums, found, size);
  const rows = sample.calibration ? sample.rows : sums.rows;
  const [se, dfAnswered] = [toError(found), answeredDf(sample, seen, domain)];
  return {
    estimate: { kind: "design-based", n: sums.n, rows, estimate, se, df, dfAnswered, deff, deffReplace },
    totals,
  };
}

/** The degrees of freedom of the domain's rows that have a value. */
function answeredDf(sample: ProbabilitySample, { domains, moments }: Seen, domain: number): number {
  const range = [domains.starts[domain] ?? 0, domains.starts[domain + 1] ?? 0] as const;
  const isAnswered = (cell: number) => (moments.sums[cell * SUMS] ?? 0) > (moments.weightless[cell] ?? 0);
  return degreesOfFreedom(sample, domains, range, isAnswered);
}

/** The root of a variance; null where there is none. */
export function toError(found: number): number | null {
  return Number.isNaN(found) ? null : Math.sqrt(Math.max(0, found));
}

/** Source: method, section 8; Kish 1965, in the two forms of R's `deff = TRUE` and `deff = "replace"`. */
function designEffects({ n, weight, away, squares }: DomainSums, found: number, size: number) {
  const spread = ((squares - away ** 2 / weight) / weight) * (n / (n - 1));
  const replaced = found / ((spread / n) * (weight / size) ** 2);
  const left = 1 - n / weight;
  // squares of a value that does not vary leave rounding alone
  const varies = n > 1 && spread > 1e-14 * (squares / weight);
  if (!varies || Number.isNaN(replaced)) return [null, null] as const;
  return [left > 0 ? replaced / left : null, replaced] as const;
}
