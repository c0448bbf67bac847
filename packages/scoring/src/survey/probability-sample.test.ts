import { describe, expect, test } from "vitest";
import { accepted, column, design } from "../../test/survey/perception.ts";
import {
  jointKeys,
  otherSample,
  plainShares,
  probabilitySample,
  type SampleDesign,
  surveyMeans,
  toKeys,
} from "./index.ts";

const numbers = (...values: number[]) => Float64Array.from(values);
const sound = {
  rows: 4,
  weights: numbers(1, 1, 2, 2),
  strata: numbers(1, 1, 2, 2),
  psu: numbers(1, 2, 1, 2),
  nested: true,
};

describe("a design that contradicts itself is refused with a row", () => {
  test.each<[string, Partial<SampleDesign>, object]>([
    ["nothing in it", { rows: 0 }, { code: "no-rows" }],
    ["a column that is shorter", { weights: numbers(1) }, { code: "columns-of-unequal-length", column: "weights" }],
    ["a missing weight", { weights: numbers(1, Number.NaN, 1, 1) }, { code: "weight-invalid", row: 1 }],
    ["a weight below 0", { weights: numbers(1, 1, -1, 1) }, { code: "weight-invalid", row: 2 }],
    ["weights of 0 alone", { weights: numbers(0, 0, 0, 0) }, { code: "no-positive-weight" }],
    ["a missing stratum", { strata: numbers(1, 1, Number.NaN, 2) }, { code: "stratum-missing", row: 2 }],
    ["a missing PSU", { psu: numbers(1, 2, 1, Number.NaN) }, { code: "psu-missing", row: 3 }],
    ["ids of PSUs in two strata", { nested: false }, { code: "psu-in-two-strata", row: 2, otherRow: 0 }],
    ["a size of 0", { fpc: numbers(5, 5, 0, 0) }, { code: "fpc-invalid", row: 2, stage: 1 }],
    ["two sizes in a stratum", { fpc: numbers(5, 6, 5, 5) }, { code: "fpc-varies", row: 1, stage: 1 }],
    [
      "more PSUs drawn than there are",
      { fpc: numbers(5, 5, 1, 1) },
      { code: "fpc-below-sample", row: 2, sampled: 2, population: 1 },
    ],
    [
      "a second stage without a first",
      { second: { unit: numbers(1, 1, 1, 1), fpc: numbers(9, 9, 9, 9) } },
      { code: "second-stage-without-fpc" },
    ],
  ])("%s", (_, part, expected) => {
    expect(probabilitySample({ ...sound, ...part })).toMatchObject({ kind: "rejected", ...expected });
  });
});

test("a fraction that was drawn says the same as the number there is to draw from", () => {
  const answers = numbers(1, 4, 2, 2);
  const of = (fpc: Float64Array) => surveyMeans(accepted(probabilitySample({ ...sound, fpc })), answers);
  expect(of(numbers(0.25, 0.25, 0.5, 0.5))).toEqual(of(numbers(8, 8, 4, 4)));
});

test("rows of weight 0 stay in the design, and only out of the base", () => {
  const sample = accepted(probabilitySample({ ...sound, weights: numbers(1, 1, 2, 0) }));
  expect(sample.first.sampled).toEqual(Int32Array.of(2, 2));
  expect(accepted(surveyMeans(sample, numbers(1, 2, 3, 4))).estimates[0]).toMatchObject({ n: 3, rows: 4 });
});

test("a lonely PSU ends the work under the rule fail, with a row of its stratum", () => {
  const sample = { ...design("main"), lonely: "fail" as const };
  const found = surveyMeans(sample, column("q10n"));
  expect(found).toMatchObject({ kind: "rejected", code: "lonely-psu", stage: 1 });
  expect(column("stratum")[(found as { row: number }).row]).toBe(61);
});

test("codes follow the order of values, whether those are whole or not", () => {
  expect(toKeys(numbers(62, 11, Number.NaN, 62))).toEqual({
    codes: Int32Array.of(1, 0, -1, 1),
    values: numbers(11, 62),
  });
  expect(toKeys(numbers(0.5, -0.5, 0.5))).toEqual({ codes: Int32Array.of(1, 0, 1), values: numbers(-0.5, 0.5) });
  expect(toKeys(numbers(1e12, 3))).toEqual({ codes: Int32Array.of(1, 0), values: numbers(3, 1e12) });
  expect(jointKeys([numbers(2, 1, 2), Int32Array.of(0, 5, 1)])).toEqual(Int32Array.of(1, 0, 2));
});

test("firms' weights of a quota sample weigh its shares, which say so and have no interval", () => {
  const sample = accepted(otherSample("panel", 3, numbers(1, 1, 2)));
  expect(plainShares(sample, numbers(1, 2, 2), [1, 2, 3])).toEqual([
    {
      kind: "panel",
      isWeighted: true,
      n: 3,
      shares: [
        { category: 1, count: 1, share: 0.25 },
        { category: 2, count: 2, share: 0.75 },
        { category: 3, count: 0, share: 0 },
      ],
    },
  ]);
  expect(otherSample("quota", 2, numbers(1, -1))).toMatchObject({ code: "weight-invalid", row: 1 });
});
