import { expect } from "vitest";
import { type ProbabilitySample, weightSpread } from "../../src/survey/index.ts";
import { expectAsR } from "./expect-as-r.ts";
import { design, keepDesign, RESPONDENTS, trimmed } from "./perception.ts";
import type { Case } from "./r-case.ts";

export type ExpectedWeights = Record<
  "n" | "min" | "q1" | "median" | "mean" | "q3" | "max" | "sum" | "sum_squares" | "kish_deff",
  number
> & {
  rows: { row: number; resp_id: string; design_weight: number; weight: number }[];
  g_min?: number;
  g_max?: number;
};

export function checkWeights(each: Case, sample: ProbabilitySample): void {
  const expected = each.expected as ExpectedWeights;
  const spread = weightSpread(sample.weights);
  const names = {
    n: "n",
    min: "least",
    q1: "firstQuartile",
    median: "median",
    mean: "mean",
    q3: "thirdQuartile",
    max: "most",
  } as const;
  const more = { sum: "sum", sum_squares: "sumOfSquares", kish_deff: "kishEffect" } as const;
  for (const [theirs, ours] of Object.entries({ ...names, ...more })) {
    expectAsR(spread[ours], expected[theirs as "n"], theirs, each.rel_tol);
  }
  const factors = sample.weights.map((weight, row) => weight / (design("main").weights[row] ?? 1));
  if (expected.g_min !== undefined) expectAsR(Math.min(...factors), expected.g_min, "least factor", each.rel_tol);
  if (expected.g_max !== undefined) expectAsR(Math.max(...factors), expected.g_max, "largest factor", each.rel_tol);
  for (const { row, resp_id, weight } of expected.rows) {
    expect(RESPONDENTS[row - 1]).toBe(resp_id);
    expectAsR(sample.weights[row - 1], weight, resp_id, each.rel_tol);
  }
}

export function checkCalibrated(each: Case): void {
  checkWeights(each, design(each.id.replace("weights.", "")));
}

export function checkTrimmed(each: Case): void {
  const sample = trimmed(each.call);
  keepDesign(each.id.replace("weights.", ""), sample);
  checkWeights(each, sample);
}
