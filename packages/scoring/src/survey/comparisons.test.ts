import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../../test/expect-finite.ts";
import { anyRows, areasOf, columnOf, sampleOf } from "../../test/survey/any-survey.ts";
import { expectSame } from "../../test/survey/expect-same.ts";
import { accepted } from "../../test/survey/perception.ts";
import { compareDomains, compareSamples, cutIntoDomains, independence, surveyMeans } from "./index.ts";

test("the difference of two waves that were drawn apart is that of both in one table with strata of their own", () => {
  const property = fc.property(anyRows, anyRows, (before, after) => {
    const [first, second] = [before, after].map((rows) => {
      const [mean] = accepted(surveyMeans(sampleOf(rows), columnOf(rows, "answer"))).estimates;
      return mean;
    });
    if (first?.kind !== "design-based" || second?.kind !== "design-based") return;
    const both = [...before, ...after.map((row) => ({ ...row, stratum: row.stratum + 10 }))];
    const sample = sampleOf(both);
    const waves = cutIntoDomains(
      sample,
      Int32Array.from(both, (_, at) => (at < before.length ? 0 : 1)),
      2,
    );
    const together = compareDomains(sample, columnOf(both, "answer"), waves, { from: 0, to: 1 });
    // t and p are figures of rounding where the error is
    const close = { tolerance: 1e-6 };
    const apart = compareSamples(first, second);
    if ((apart.se ?? 0) > 1e-6) expectSame(together, apart, close);
  });
  fc.assert(property);
});

test("a difference turned round has the other sign and the same error", () => {
  const property = fc.property(anyRows, (rows) => {
    const sample = sampleOf(rows);
    const areas = cutIntoDomains(sample, areasOf(rows), 3);
    const [there, back] = [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
    ].map((each) => compareDomains(sample, columnOf(rows, "answer"), areas, each));
    if (there?.kind !== "difference" || back?.kind !== "difference") {
      expect(there).toEqual(back);
      return;
    }
    expectFinite(there);
    expectSame([back.estimate, back.se, back.p], [-there.estimate, there.se, there.p]);
  });
  fc.assert(property);
});

test("a test of independence does not care which column stands on which side, nor what the categories are called", () => {
  const property = fc.property(anyRows, (rows) => {
    const sample = sampleOf(rows);
    const [answers, areas] = [columnOf(rows, "answer"), columnOf(rows, "area")];
    const one = independence(sample, answers, areas);
    if (one.kind === "rejected") {
      expect(one.code).toBe("table-too-small");
      return;
    }
    expectFinite({ ...one, shares: [...one.shares] });
    const other = accepted(
      independence(
        sample,
        areas.map((area) => 7 - area),
        answers.map((answer) => -answer),
      ),
    );
    expectSame([other.n, other.pearson], [one.n, one.pearson]);
    if (one.raoScott.f !== null && one.raoScott.f < 1e6) expectSame(other.raoScott, one.raoScott, { tolerance: 1e-6 });
  });
  fc.assert(property);
});
