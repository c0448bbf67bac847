import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../../test/expect-finite.ts";
import { anyRows, areasOf, columnOf, sampleOf } from "../../test/survey/any-survey.ts";
import { accepted } from "../../test/survey/perception.ts";
import { cutIntoDomains, type QuantileRule, surveyQuantiles, surveyRatios, surveyVariances } from "./index.ts";

const anyRule = fc.constantFrom<QuantileRule>("math", "school", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9");

test("quantiles rise with their share, and lie among the answers with their interval around them", () => {
  const property = fc.property(anyRows, anyRule, (rows, rule) => {
    const sample = sampleOf(rows);
    const areas = cutIntoDomains(sample, areasOf(rows), 3);
    const answers = columnOf(rows, "answer");
    const at = (p: number) => accepted(surveyQuantiles(sample, answers, p, areas, { rule })).quantiles;
    const [low, middle, high] = [at(0.2), at(0.5), at(0.9)];
    expectFinite([low, middle, high]);
    for (const [area, each] of middle.entries()) {
      if (each.kind === "no-answers") continue;
      const below = low[area];
      const above = high[area];
      expect(each.estimate).toBeGreaterThanOrEqual(1);
      expect(each.estimate).toBeLessThanOrEqual(5);
      if (below?.kind === "design-based") expect(below.estimate).toBeLessThanOrEqual(each.estimate);
      if (above?.kind === "design-based") expect(above.estimate).toBeGreaterThanOrEqual(each.estimate);
      if (each.low !== null && rule === "math") expect(each.low).toBeLessThanOrEqual(each.estimate);
    }
  });
  fc.assert(property);
});

test("a column over itself is 1 without error, and a spread is never below 0", () => {
  const property = fc.property(anyRows, (rows) => {
    const sample = sampleOf(rows);
    const areas = cutIntoDomains(sample, areasOf(rows), 3);
    const answers = columnOf(rows, "answer");
    for (const each of accepted(surveyRatios(sample, answers, answers, areas)).estimates) {
      if (each.kind === "design-based") expect(each).toMatchObject({ estimate: 1, se: 0 });
    }
    const { estimates } = accepted(surveyVariances(sample, answers, areas));
    expectFinite(estimates);
    for (const each of estimates) if (each.kind === "design-based") expect(each.estimate).toBeGreaterThanOrEqual(0);
  });
  fc.assert(property);
});

test("a median of equal weights is the first value that passes the half, by the school's rule the mean of both", () => {
  const rows = [4, 1, 3, 2].map((answer, at) => ({
    stratum: 1,
    psu: at,
    household: 1,
    weight: 2,
    answer,
    other: 1,
    area: 0,
    sex: 1,
  }));
  const medianBy = (rule: QuantileRule) =>
    accepted(surveyQuantiles(sampleOf(rows), columnOf(rows, "answer"), 0.5, undefined, { rule })).quantiles[0];
  expect(medianBy("math")).toMatchObject({ estimate: 2 });
  expect(medianBy("school")).toMatchObject({ estimate: 2.5 });
  expect(medianBy("hf7")).toMatchObject({ estimate: 2.5 });
});
