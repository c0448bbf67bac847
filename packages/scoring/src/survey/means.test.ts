import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectFinite } from "../../test/expect-finite.ts";
import { shuffled } from "../../test/shuffled.ts";
import { anyLonelyRule, anyRows, areasOf, columnOf, sampleOf } from "../../test/survey/any-survey.ts";
import { expectSame } from "../../test/survey/expect-same.ts";
import { accepted } from "../../test/survey/perception.ts";
import { totalStatistic } from "./estimate.ts";
import { cutIntoDomains, type DesignEstimate, jointMeans, surveyMeans, surveyTotals, wholeSample } from "./index.ts";
import { estimateTogether } from "./together.ts";

const estimatesOf = (found: ReturnType<typeof surveyMeans>) => accepted(found).estimates;

describe("for every survey", () => {
  test("the order of rows changes nothing but rounding", () => {
    const inTwoOrders = anyRows.chain((rows) => fc.tuple(fc.constant(rows), shuffled(rows)));
    const property = fc.property(inTwoOrders, anyLonelyRule, ([rows, mixed], lonely) => {
      for (const estimate of [surveyMeans, surveyTotals]) {
        const of = (each: typeof rows) => {
          const sample = sampleOf(each, lonely);
          return estimatesOf(estimate(sample, columnOf(each, "answer"), cutIntoDomains(sample, areasOf(each), 3)));
        };
        expectSame(of(mixed), of(rows), { scale: 1e3 });
      }
    });
    fc.assert(property);
  });

  test("a common factor of all weights changes totals by it, and means not at all", () => {
    const property = fc.property(
      anyRows,
      anyLonelyRule,
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      (rows, lonely, factor) => {
        const scaled = rows.map((row) => ({ ...row, weight: row.weight * factor }));
        const answers = columnOf(rows, "answer");
        const [plain, larger] = [sampleOf(rows, lonely), sampleOf(scaled, lonely)];
        const withoutDeff = (each: object) => ({ ...each, deff: null, deffReplace: null });
        // the design effect does depend on how many people weights stand for
        const means = (of: typeof plain) => estimatesOf(surveyMeans(of, answers)).map(withoutDeff);
        expectSame(means(larger), means(plain));
        for (const [at, total] of estimatesOf(surveyTotals(larger, answers)).entries()) {
          const before = estimatesOf(surveyTotals(plain, answers))[at];
          if (total.kind === "no-answers" || before?.kind !== "design-based") continue;
          expectSame(total.estimate, before.estimate * factor);
          expectSame(total.se, before.se === null ? null : before.se * factor, { scale: factor });
        }
      },
    );
    fc.assert(property);
  });

  test("what is added to every answer is added to the mean, and leaves its error alone", () => {
    const property = fc.property(
      anyRows,
      anyLonelyRule,
      fc.integer({ min: -3000, max: 3000 }),
      (rows, lonely, more) => {
        const sample = sampleOf(rows, lonely);
        const before = estimatesOf(surveyMeans(sample, columnOf(rows, "answer")));
        const after = estimatesOf(
          surveyMeans(
            sample,
            columnOf(rows, "answer").map((value) => value + more),
          ),
        );
        const moved = before.map((each) =>
          each.kind === "no-answers" ? each : { ...each, estimate: each.estimate + more },
        );
        expectSame(after, moved);
      },
    );
    fc.assert(property);
  });

  test("totals of the parts add up to the total, and so do their covariances", () => {
    // but for the rule "average", which goes by the strata that have rows of a part
    const anyOtherRule = anyLonelyRule.filter((rule) => rule !== "average");
    const property = fc.property(anyRows, anyOtherRule, fc.boolean(), (rows, lonely, isTwoStage) => {
      const sample = sampleOf(rows, lonely, { isTwoStage });
      const answers = columnOf(rows, "answer");
      const [total] = estimatesOf(surveyTotals(sample, answers));
      const parts = accepted(
        estimateTogether(sample, [answers], cutIntoDomains(sample, areasOf(rows), 3), totalStatistic),
      );
      if (total?.kind !== "design-based") return;
      const given = parts.estimates.filter((each): each is DesignEstimate => each.kind === "design-based");
      expectSame(
        given.reduce((sum, { estimate }) => sum + estimate, 0),
        total.estimate,
      );
      if (total.se === null) return;
      const sum = parts.covariances.filter((value) => !Number.isNaN(value)).reduce((all, value) => all + value, 0);
      expectSame(sum, total.se ** 2, { scale: 1e4 });
    });
    fc.assert(property);
  });

  test("each of several means equals the mean over the rows that have all, and its covariance with itself its variance", () => {
    const property = fc.property(anyRows, anyLonelyRule, (rows, lonely) => {
      const sample = sampleOf(rows, lonely);
      const [one, two] = [columnOf(rows, "answer"), columnOf(rows, "other")];
      const joint = accepted(jointMeans(sample, [one, two]));
      const listwise = one.map((value, at) => (Number.isNaN(two[at]) ? Number.NaN : value));
      expectSame(joint.estimates[0], estimatesOf(surveyMeans(sample, listwise))[0]);
      const [first] = joint.estimates;
      if (first?.kind === "design-based" && first.se !== null) expectSame(joint.covariances[0], first.se ** 2);
      expectSame(joint.covariances[1], joint.covariances[2]);
    });
    fc.assert(property);
  });

  test("no figure is NaN or infinite", () => {
    const property = fc.property(
      anyRows,
      anyLonelyRule,
      fc.boolean(),
      fc.boolean(),
      (rows, lonely, isTwoStage, adjustDomainLonely) => {
        const sample = sampleOf(rows, lonely, { isTwoStage, adjustDomainLonely });
        const areas = cutIntoDomains(sample, areasOf(rows), 3);
        for (const estimate of [surveyMeans, surveyTotals])
          expectFinite(estimate(sample, columnOf(rows, "answer"), areas));
      },
    );
    fc.assert(property);
  });

  test("a census has no sampling error", () => {
    const property = fc.property(anyRows, (rows) => {
      const sample = sampleOf(rows, "fail", { fpc: new Float64Array(rows.length).fill(1) });
      for (const each of estimatesOf(surveyMeans(sample, columnOf(rows, "answer")))) {
        if (each.kind === "design-based") expect(each.se).toBe(0);
      }
    });
    fc.assert(property);
  });

  test("taking every household of a PSU leaves the error of drawing PSUs", () => {
    const property = fc.property(anyRows, anyLonelyRule, (rows, lonely) => {
      const second = { unit: columnOf(rows, "household"), fpc: new Float64Array(rows.length).fill(1) };
      const answers = columnOf(rows, "answer");
      const once = estimatesOf(surveyMeans(sampleOf(rows, lonely), answers));
      expectSame(estimatesOf(surveyMeans(sampleOf(rows, lonely, { second }), answers)), once);
    });
    fc.assert(property);
  });
});

test("nobody in a domain answered: there is no estimate, where others print 0", () => {
  const rows = [1, 2, 3, 4].map((psu) => ({
    stratum: 1,
    psu,
    household: 1,
    weight: 1,
    answer: 1,
    other: 1,
    area: 0,
    sex: 1,
  }));
  const sample = sampleOf(rows);
  const found = estimatesOf(surveyMeans(sample, new Float64Array(4).fill(Number.NaN)));
  expect(found).toEqual([{ kind: "no-answers", n: 0, df: 3 }]);
  expect(wholeSample(sample).rows).toEqual(Int32Array.of(4));
});

test("weights that add up to no population have no design effect beside a sample drawn without replacement", () => {
  const rows = [1, 2, 3, 4].map((psu) => ({
    stratum: 1,
    psu,
    household: 1,
    weight: 1,
    answer: psu,
    other: 1,
    area: 0,
    sex: 1,
  }));
  const [mean] = estimatesOf(surveyMeans(sampleOf(rows), columnOf(rows, "answer")));
  expect(mean).toMatchObject({ deff: null, deffReplace: expect.closeTo(0.6) });
});
