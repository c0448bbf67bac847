import { tQuantile } from "./distributions/quantiles.ts";
import { type Domains, domainOfRows, wholeSample } from "./domains.ts";
import type { NoAnswers } from "./estimate.ts";
import { LEVEL, type ShareMethod, shareInterval } from "./intervals.ts";
import { surveyMeans } from "./means.ts";
import { orderByDomain } from "./order-by-domain.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { type QuantileRule, readQuantile } from "./quantile-rules.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";

/** A quantile of one domain. Either end is null where the interval of the share runs past all answers, `se` where either is. */
export type QuantileEstimate =
  | {
      kind: "design-based";
      n: number;
      estimate: number;
      se: number | null;
      low: number | null;
      high: number | null;
      df: number;
    }
  | NoAnswers;

export type QuantileOptions = { rule?: QuantileRule; method?: ShareMethod; level?: number };

/**
 * The value below which the share `p` of the population lies, for every domain, with Woodruff's interval: that of the share at or below the
 * quantile, turned back into values by the same rule.
 * Errors: as for means.
 * Example: with a median of 6.8 and 47.6 % to 52.6 % as the interval of the share at or below it, the interval runs from the value at 47.6 % to that
 * at 52.6 %.
 * Source: method, section 8; Woodruff 1952. Equals R's `svyquantile(~y, subset(design, !is.na(y)), p, interval.type = "mean")`.
 */
export function surveyQuantiles(
  sample: ProbabilitySample,
  column: Float64Array,
  p: number,
  domains: Domains = wholeSample(sample),
  { rule = "math", method = "mean", level = LEVEL }: QuantileOptions = {},
): { kind: "quantiles"; quantiles: QuantileEstimate[] } | SurveyRejection {
  const ordered = orderByDomain(sample.weights, column, domains);
  const points = ordered.map((values) => (values.values.length === 0 ? Number.NaN : readQuantile(values, p, rule)));
  const found = surveyMeans(sample, atOrBelow(column, domains, points), domains);
  if (isRejected(found)) return found;
  const quantiles = found.estimates.map((estimate, domain): QuantileEstimate => {
    if (estimate.kind === "no-answers") return estimate;
    const { n, estimate: share, se, dfAnswered: df, rows } = estimate;
    const values = ordered[domain];
    const ends = shareInterval({ share, se, df, rows }, method, level);
    const valueAt = (end: number) => (values && end >= 0 && end <= 1 ? readQuantile(values, end, rule) : null);
    const [low, high] = ends ? [valueAt(ends.low), valueAt(ends.high)] : [null, null];
    const width = low === null || high === null ? null : (high - low) / (2 * tQuantile((1 + level) / 2, df));
    return { kind: "design-based", n, estimate: points[domain] ?? 0, se: width, low, high, df };
  });
  return { kind: "quantiles", quantiles };
}

/** 1 for answers at or below their domain's point, 0 above, NaN for none. */
function atOrBelow(column: Float64Array, domains: Domains, points: readonly number[]): Float64Array {
  const domainOf = domainOfRows(domains);
  return column.map((value, row) => {
    const point = points[domainOf[row] ?? -1] ?? Number.NaN;
    return Number.isNaN(value) || Number.isNaN(point) ? Number.NaN : value <= point ? 1 : 0;
  });
}
