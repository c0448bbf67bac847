import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyRows, columnOf, type SurveyRow, sampleOf } from "../../test/survey/any-survey.ts";
import { expectSame } from "../../test/survey/expect-same.ts";
import { accepted, design, margins } from "../../test/survey/perception.ts";
import {
  calibrate,
  type Margin,
  postStratify,
  rake,
  surveyMeans,
  surveyTotals,
  trimWeights,
  weightSpread,
} from "./index.ts";

/** A population in which each value of a column has as many people as `people` gives for it. */
const marginOf = (rows: readonly SurveyRow[], name: keyof SurveyRow, people: (value: number) => number): Margin => {
  const values = columnOf(rows, name);
  return { column: values, population: new Map(Array.from(new Set(values), (value) => [value, people(value)])) };
};

describe("calibrated weights", () => {
  test("meet a margin exactly, so that its counts have no error", () => {
    const property = fc.property(anyRows, (rows) => {
      const margin = marginOf(rows, "area", (area) => 50 * (area + 1));
      const found = postStratify(sampleOf(rows), margin);
      if (found.kind === "rejected") {
        // an area in which nobody weighs anything
        expect(found.code).toBe("margin-empty");
        return;
      }
      for (const [area, people] of margin.population) {
        const isThere = columnOf(rows, "area").map((value) => (value === area ? 1 : 0));
        const [count] = accepted(surveyTotals(found.sample, isThere)).estimates;
        expect(count).toMatchObject({ estimate: expect.closeTo(people, 8), se: expect.closeTo(0, 6) });
      }
    });
    fc.assert(property);
  });

  test("are the same by raking and by factors above 0, wherever margins can be met", () => {
    const property = fc.property(anyRows, (rows) => {
      const sexes = new Set(columnOf(rows, "sex")).size;
      const both = [
        marginOf(rows, "area", () => 30),
        marginOf(rows, "sex", () => (30 * new Set(columnOf(rows, "area")).size) / sexes),
      ];
      const [raked, fitted] = [rake(sampleOf(rows), both), calibrate(sampleOf(rows), both, { kind: "raking" })];
      if (raked.kind === "rejected" || fitted.kind === "rejected") return;
      expectSame([...fitted.sample.weights], [...raked.sample.weights], { tolerance: 1e-6 });
      expect(raked.misses.at(-1)).toBeLessThanOrEqual(1e-12);
    });
    fc.assert(property);
  });

  test("change no mean's error where the margins say nothing about answers", () => {
    const sample = design("main");
    const all: Margin = { column: new Float64Array(sample.rows).fill(1), population: new Map([[1, 5_000_000]]) };
    const calibrated = accepted(postStratify(sample, all)).sample;
    const answers = margins()[0]?.column.slice() as Float64Array;
    const errorOf = (of: typeof sample) =>
      accepted(surveyMeans(of, answers)).estimates.map((each) => each.kind === "design-based" && each.se);
    expectSame(errorOf(calibrated), errorOf(sample));
  });

  test("tell what each cycle of raking still missed, less from cycle to cycle", () => {
    const { misses, leastFactor, mostFactor } = accepted(rake(design("main"), margins()));
    expect(misses.length).toBeGreaterThan(3);
    expect(misses).toEqual(misses.toSorted((a, b) => b - a));
    expect(leastFactor).toBeLessThan(1);
    expect(mostFactor).toBeGreaterThan(1);
  });
});

describe("margins that cannot be met are refused", () => {
  const [regionSex, ages] = margins() as [Margin, Margin];
  const without = (margin: Margin, category: number) => {
    return { ...margin, population: new Map([...margin.population].filter(([each]) => each !== category)) };
  };
  const withPeople = (margin: Margin, category: number, people: number) => {
    return { ...margin, population: new Map([...margin.population, [category, people]]) };
  };

  test.each([
    ["a row in no category", [without(ages, 3)], "margin-missing"],
    ["a category with people and nobody to stand for them", [withPeople(ages, 9, 100)], "margin-empty"],
    ["a category without people", [withPeople(ages, 3, 0)], "margin-total-invalid"],
    ["margins of two populations", [regionSex, withPeople(ages, 3, 10)], "margins-disagree"],
  ])("%s", (_, given, code) => {
    expect(rake(design("main"), given)).toMatchObject({ kind: "rejected", code });
    expect(calibrate(design("main"), given)).toMatchObject({ kind: "rejected", code });
  });

  test("a second calibration, bounds that cannot be kept, cycles that do not suffice", () => {
    const { sample } = accepted(postStratify(design("main"), regionSex));
    expect(postStratify(sample, regionSex)).toMatchObject({ code: "already-calibrated" });
    expect(rake(sample, [ages])).toMatchObject({ code: "already-calibrated" });
    expect(trimWeights(sample, { upper: 10 })).toMatchObject({ code: "already-calibrated" });
    const tight = { kind: "logit", lower: 0.999, upper: 1.001 } as const;
    expect(calibrate(design("main"), margins(), tight)).toMatchObject({ code: "not-converged" });
    expect(calibrate(design("main"), margins(), { ...tight, lower: 2 })).toMatchObject({ code: "bounds-invalid" });
    expect(rake(design("main"), margins(), { mostCycles: 2 })).toMatchObject({ code: "not-converged", steps: 2 });
  });
});

test("trimmed weights keep their sum and, repeated, stay within their bounds", () => {
  const property = fc.property(anyRows, fc.integer({ min: 5, max: 40 }), (rows, upper) => {
    const sample = sampleOf(rows);
    const found = trimWeights(sample, { upper, strict: true });
    if (found.kind === "rejected") {
      expect(found.code).toBe("bounds-invalid");
      return;
    }
    const sum = (weights: Float64Array) => weights.reduce((all, weight) => all + weight, 0);
    expectSame(sum(found.sample.weights), sum(sample.weights));
    expect(Math.max(...found.sample.weights)).toBeLessThanOrEqual(upper + 1e-9);
  });
  fc.assert(property);
});

test("a few large weights cost respondents", () => {
  expect(weightSpread(Float64Array.of(1, 1, 4, 0))).toMatchObject({
    n: 3,
    kishEffect: 1.5,
    effectiveN: 2,
    median: 1,
    most: 4,
  });
});
