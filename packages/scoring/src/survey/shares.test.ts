import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../../test/expect-finite.ts";
import { anyLonelyRule, anyRows, areasOf, columnOf, sampleOf } from "../../test/survey/any-survey.ts";
import { expectSame } from "../../test/survey/expect-same.ts";
import { accepted, column, design, margins } from "../../test/survey/perception.ts";
import { calibrate, cutIntoDomains, type ShareMethod, shareInterval, surveyCategories, surveyShares } from "./index.ts";

const CATEGORIES = [1, 2, 3, 4, 5];
const isCategory = (values: Float64Array, category: number) =>
  values.map((value) => (Number.isNaN(value) ? value : Number(value === category)));

test("shares of all categories at once are those of each by itself, and add up to 1", () => {
  const property = fc.property(anyRows, anyLonelyRule, (rows, lonely) => {
    const sample = sampleOf(rows, lonely);
    const areas = cutIntoDomains(sample, areasOf(rows), 3);
    const answers = columnOf(rows, "answer");
    const { categories } = accepted(surveyCategories(sample, answers, CATEGORIES, areas));
    for (const { category, shares } of categories) {
      expectSame(shares, accepted(surveyShares(sample, isCategory(answers, category), areas)).shares, { scale: 10 });
    }
    for (let area = 0; area < 3; area += 1) {
      const parts = categories.flatMap(({ shares }) => {
        const share = shares[area];
        return share?.kind === "design-based" ? [share.estimate] : [];
      });
      if (parts.length > 0)
        expectSame(
          parts.reduce((sum, part) => sum + part, 0),
          1,
        );
    }
  });
  fc.assert(property);
});

test("in a calibrated sample too", () => {
  const sample = accepted(calibrate(design("main"), margins())).sample;
  const { categories } = accepted(surveyCategories(sample, column("q4v"), CATEGORIES));
  for (const { category, shares } of categories) {
    expectSame(shares, accepted(surveyShares(sample, isCategory(column("q4v"), category))).shares);
  }
});

test("an answer that is not asked for stays in the base", () => {
  const rows = [1, 2, 3, 9].map((answer, at) => ({
    stratum: 1,
    psu: at,
    household: 1,
    weight: 1,
    answer,
    other: 1,
    area: 0,
    sex: 1,
  }));
  const { categories } = accepted(surveyCategories(sampleOf(rows), columnOf(rows, "answer"), [1, 2]));
  expect(categories.map(({ shares }) => shares[0])).toMatchObject([
    { n: 4, estimate: 0.25 },
    { n: 4, estimate: 0.25 },
  ]);
});

test("an interval lies around its share and within 0 to 1; where nobody or everybody has the property there is none", () => {
  const facts = fc.record({
    share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.001, max: 0.999, noNaN: true })),
    se: fc.double({ min: 1e-6, max: 0.03, noNaN: true }),
    df: fc.integer({ min: 1, max: 400 }),
    rows: fc.integer({ min: 3, max: 5000 }),
  });
  const property = fc.property(facts, fc.constantFrom<ShareMethod>("xlogit", "beta"), (each, method) => {
    const interval = shareInterval(each, method);
    if (each.share === 0 || each.share === 1) expect(interval).toBeNull();
    if (!interval) return;
    expectFinite(interval);
    expect(interval.low).toBeGreaterThanOrEqual(0);
    expect(interval.high).toBeLessThanOrEqual(1);
    expect(interval.low).toBeLessThanOrEqual(each.share + 1e-9);
    expect(interval.high).toBeGreaterThanOrEqual(each.share - 1e-9);
  });
  fc.assert(property);
  expect(shareInterval({ share: 0.4, se: 0.1, df: 0, rows: 9 })).toBeNull();
});
