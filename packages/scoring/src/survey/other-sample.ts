import type { SurveyRejection } from "./rejection.ts";

/** Ways of finding respondents that give nobody a known chance. */
export type OtherKind = "quota" | "panel" | "convenience";

/**
 * A sample without a design. There are shares and bases, and by type nothing else: no error, no interval, no design effect, no test.
 */
export type OtherSample = { kind: OtherKind; rows: number; isWeighted: boolean; weights: Float64Array };

/** Any sample; what may be said of it goes by its kind. */
export type SampleKind = "probability" | OtherKind;

/** A share of those who answered: a fact about them, not an estimate of a population. */
export type PlainShare = { category: number; count: number; share: number };

/** The shares of one domain, carrying the kind of their sample. `n` is the unweighted base. */
export type PlainShares = { kind: OtherKind; isWeighted: boolean; n: number; shares: PlainShare[] };

/**
 * A sample without a design. Weights, if there are any, are the firm's.
 * Errors: weights as for `probabilitySample`.
 */
export function otherSample(
  kind: OtherKind,
  rows: number,
  weights?: Float64Array | undefined,
): OtherSample | SurveyRejection {
  if (rows === 0) return { kind: "rejected", code: "no-rows" };
  if (weights && weights.length !== rows)
    return { kind: "rejected", code: "columns-of-unequal-length", column: "weights" };
  const row = weights?.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY)) ?? -1;
  if (row !== -1) return { kind: "rejected", code: "weight-invalid", row };
  if (weights?.every((weight) => weight === 0)) return { kind: "rejected", code: "no-positive-weight" };
  return { kind, rows, isWeighted: weights !== undefined, weights: weights ?? new Float64Array(rows).fill(1) };
}

/**
 * The shares of an item's categories among those who answered, for every domain: `domainOf` gives the domain of each row, from 0 on,
 * or -1. Categories without an answer are there with 0; a domain without answers has the base 0 and no shares.
 * Example: answers 1, 1, 2 have the base 3 and the shares 2/3 and 1/3.
 * Source: method, section 8: no interval.
 */
export function plainShares(
  { kind, isWeighted, weights }: OtherSample,
  column: Float64Array,
  categories: readonly number[],
  { domainOf, domains }: { domainOf: Int32Array | null; domains: number } = { domainOf: null, domains: 1 },
): PlainShares[] {
  const places = new Map(categories.map((category, at) => [category, at]));
  const width = categories.length;
  const sums = new Float64Array(domains * width);
  const counts = new Int32Array(domains * width);
  for (const [row, value] of column.entries()) {
    const place = places.get(value);
    const domain = domainOf ? (domainOf[row] ?? -1) : 0;
    const weight = weights[row] ?? 0;
    if (place === undefined || domain < 0 || weight === 0) continue;
    const at = domain * width + place;
    sums[at] = (sums[at] ?? 0) + weight;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return Array.from({ length: domains }, (_, domain) => {
    const own = sums.subarray(domain * width, (domain + 1) * width);
    const ownCounts = counts.subarray(domain * width, (domain + 1) * width);
    const total = own.reduce((sum, each) => sum + each, 0);
    const n = ownCounts.reduce((sum, each) => sum + each, 0);
    const shareOf = (category: number, at: number) => ({
      category,
      count: ownCounts[at] ?? 0,
      share: (own[at] ?? 0) / total,
    });
    return { kind, isWeighted, n, shares: n === 0 ? [] : categories.map(shareOf) };
  });
}
