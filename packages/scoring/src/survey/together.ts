import { completeRows } from "./complete-rows.ts";
import { covariance } from "./covariance.ts";
import type { Domains } from "./domains.ts";
import { type Estimate, estimateOne, type Part, type StatisticOf } from "./estimate.ts";
import { see, sideBySide } from "./influence.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";

/** Estimates with their covariances, row by row; NaN in the rows and columns of domains without answers. */
export type JointEstimates = { kind: "joint"; estimates: Estimate[]; covariances: Float64Array } | SurveyRejection;

/** Estimates a statistic of every column for every domain, over the rows that have all columns, with all covariances. */
export function estimateTogether(
  sample: ProbabilitySample,
  columns: readonly Float64Array[],
  domains: Domains,
  statisticOf: StatisticOf,
): JointEstimates {
  const complete = completeRows(sample, domains, columns);
  const parts: Part[] = [];
  for (const column of columns) {
    const seen = see(complete.facts, complete.domains, complete.valuesOf(column));
    for (let domain = 0; domain < domains.count; domain += 1) {
      const part = estimateOne(sample, seen, domain, statisticOf);
      if (isRejected(part)) return part;
      parts.push(part);
    }
  }
  const found = covariance(sample, sideBySide(parts.flatMap(({ totals }) => totals ?? [])));
  if (isRejected(found)) return found;
  const places = parts.flatMap(({ totals }, at) => (totals ? [at] : []));
  const covariances = new Float64Array(parts.length ** 2).fill(Number.NaN);
  for (const [row, toRow] of places.entries()) {
    for (const [column, toColumn] of places.entries()) {
      covariances[toRow * parts.length + toColumn] = found.values[row * found.width + column] ?? Number.NaN;
    }
  }
  return { kind: "joint", estimates: parts.map(({ estimate }) => estimate), covariances };
}
