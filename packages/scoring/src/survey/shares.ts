import { seeCategories } from "./category-moments.ts";
import { type Domains, wholeSample } from "./domains.ts";
import { type DesignEstimate, type Estimate, estimateAll, meanStatistic, type NoAnswers } from "./estimate.ts";
import { type Interval, type ShareMethod, shareInterval } from "./intervals.ts";
import { surveyMeans } from "./means.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";

/** A share, from 0 to 1, with its interval; that is null where nobody or everybody has the property. */
export type ShareEstimate = (DesignEstimate & { interval: Interval | null }) | NoAnswers;

export type ShareOptions = { method?: ShareMethod; level?: number };

/**
 * The share of 1 in a column of 0 and 1 for every domain. Degrees of freedom are those of the rows with a valid answer.
 * Errors: as for means.
 * Example: weights 10, 30 and answers 0, 1 give 0.75.
 * Source: method, section 8. Equals R's `svyciprop(~y, subset(design, !is.na(y)), method = "xlogit")`.
 */
export function surveyShares(
  sample: ProbabilitySample,
  column: Float64Array,
  domains: Domains = wholeSample(sample),
  options: ShareOptions = {},
): { kind: "shares"; shares: ShareEstimate[] } | SurveyRejection {
  const found = surveyMeans(sample, column, domains);
  if (isRejected(found)) return found;
  return { kind: "shares", shares: found.estimates.map((each) => withInterval(each, options)) };
}

/** The shares of one category, one for every domain. */
export type CategoryShares = { category: number; shares: ShareEstimate[] };

/**
 * The share of every category of an item, for every domain, from one pass over it. The base is all answers, those of categories that are not asked for
 * among them.
 * Errors: as for means.
 * Example: answers 1, 2, 2 of equal weight give 1/3 for category 1 and 2/3 for category 2.
 * Source: method, section 8. Equals `surveyShares` of each category as a column of 0 and 1.
 */
export function surveyCategories(
  sample: ProbabilitySample,
  column: Float64Array,
  categories: readonly number[],
  domains: Domains = wholeSample(sample),
  options: ShareOptions = {},
): { kind: "categories"; categories: CategoryShares[] } | SurveyRejection {
  const seeCategory = seeCategories(sample, domains, column, categories);
  const found: CategoryShares[] = [];
  for (const [at, category] of categories.entries()) {
    const estimates = estimateAll(sample, seeCategory(at), meanStatistic);
    if (isRejected(estimates)) return estimates;
    found.push({ category, shares: estimates.estimates.map((each) => withInterval(each, options)) });
  }
  return { kind: "categories", categories: found };
}

function withInterval(estimate: Estimate, { method, level }: ShareOptions): ShareEstimate {
  if (estimate.kind === "no-answers") return estimate;
  const { estimate: share, se, dfAnswered: df, rows } = estimate;
  return { ...estimate, interval: shareInterval({ share, se, df, rows }, method, level) };
}
