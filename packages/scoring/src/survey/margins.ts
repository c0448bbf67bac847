import { type KeyColumn, toKeys } from "./keys.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import type { SurveyRejection } from "./rejection.ts";

/** What is known of the population: how many people each category holds, by the values of a column. */
export type Margin = { column: KeyColumn; population: ReadonlyMap<number, number> };

/** Margins with their categories numbered through. */
export type ReadMargins = {
  kind: "margins";
  /** By margin, by row: its category. */
  categoryOf: Int32Array[];
  /** By margin: its categories. */
  categories: number[][];
  /** By category. */
  population: Float64Array;
};

/** Margins of one population need to agree to this part of it. */
const AGREEMENT = 1e-6;

/**
 * Reads margins against a sample. Every row lies in a category of each; every category that has people has rows of some weight;
 * all margins add up to the same population.
 */
export function readMargins(sample: ProbabilitySample, margins: readonly Margin[]): ReadMargins | SurveyRejection {
  const read: ReadMargins = { kind: "margins", categoryOf: [], categories: [], population: new Float64Array(0) };
  const population: number[] = [];
  for (const [margin, { column, population: people }] of margins.entries()) {
    const { codes, values } = toKeys(column);
    const first = population.length;
    const row = codes.findIndex((code) => code < 0 || !people.has(values[code] ?? Number.NaN));
    if (row !== -1) return { kind: "rejected", code: "margin-missing", row, margin };
    const ofMargin = Array.from(values, (value) => people.get(value) ?? Number.NaN);
    const invalid = ofMargin.findIndex((count) => !(count > 0 && count < Number.POSITIVE_INFINITY));
    if (invalid !== -1)
      return { kind: "rejected", code: "margin-total-invalid", margin, category: values[invalid] ?? 0 };
    const empty = findEmpty(sample, codes, values, people);
    if (empty !== undefined) return { kind: "rejected", code: "margin-empty", margin, category: empty };
    population.push(...ofMargin);
    read.categoryOf.push(codes.map((code) => first + code));
    read.categories.push(ofMargin.map((_, at) => first + at));
  }
  const totals = read.categories.map((categories) => categories.reduce((sum, at) => sum + (population[at] ?? 0), 0));
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  if (most - least > AGREEMENT * most) return { kind: "rejected", code: "margins-disagree", totals };
  return { ...read, population: Float64Array.from(population) };
}

/** A category that has people and nobody in the sample to stand for them. */
function findEmpty(
  { weights }: ProbabilitySample,
  codes: Int32Array,
  values: Float64Array,
  people: Margin["population"],
): number | undefined {
  const sums = new Float64Array(values.length);
  for (const [row, code] of codes.entries()) sums[code] = (sums[code] ?? 0) + (weights[row] ?? 0);
  const weightless = sums.indexOf(0);
  if (weightless !== -1) return values[weightless];
  const known = new Set(values);
  return [...people].find(([category, count]) => count > 0 && !known.has(category))?.[0];
}
