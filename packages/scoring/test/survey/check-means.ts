import { expect } from "vitest";
import {
  compareDomains,
  cutIntoDomains,
  type DesignEstimate,
  jointMeans,
  surveyMeans,
  surveyRatios,
  surveyTotals,
  surveyVariances,
} from "../../src/survey/index.ts";
import { checkEstimate } from "./check-estimate.ts";
import { expectAsR } from "./expect-as-r.ts";
import { accepted, column, design } from "./perception.ts";
import { byCodes, type Case, columnsOf, namesOf, type Stat, subdesign } from "./r-case.ts";
import { readDesign, rowsAsDomain, type Subdesign } from "./r-design.ts";

export type Expected = {
  error?: string;
  n: number;
  df: number;
  df_complete: number;
  stats: Record<string, Stat>;
  vcov?: number[][];
};

export function checkStats(
  each: Case,
  [formula = "", expression = "", ...rest]: string[],
  estimate: typeof surveyMeans,
): void {
  const expected = each.expected as Expected & { must_not_equal?: { se: number } };
  if (expected.must_not_equal) {
    // rows filtered before the design was declared: what a domain must not come to
    const whole = "subset(main, sex == 2 & milieu == 1 & agegrp == 5)";
    const [safe] = accepted(surveyMeans(design("main"), column("safe"), rowsAsDomain(readDesign(whole)))).estimates;
    expect((safe as DesignEstimate).se).not.toBeCloseTo(expected.must_not_equal.se, 6);
    return;
  }
  const of = subdesign(each, expression);
  const columns = columnsOf(formula);
  const listwise = columns.map(({ values }) =>
    columns.reduce((kept, other) => kept.map((v, r) => (Number.isNaN(other.values[r]) ? Number.NaN : v)), values),
  );
  for (const [at, { name }] of columns.entries()) {
    const found = estimate(of.sample, listwise[at] ?? new Float64Array(0), rowsAsDomain(of));
    if (expected.error) {
      expect(found).toMatchObject({ kind: "rejected", code: "lonely-psu", stage: 1 });
      return;
    }
    const [only] = accepted(found).estimates;
    const stat = expected.stats[name];
    if (!only || !stat) throw new Error(`${each.id} lacks ${name}`);
    checkEstimate(only, expected, stat, {
      what: name,
      tolerance: each.rel_tol,
      usesReplacement: rest.includes('deff = "replace"'),
    });
  }
  if (!expected.vcov) return;
  const joint = accepted(
    jointMeans(
      of.sample,
      columns.map(({ values }) => values),
      rowsAsDomain(of),
    ),
  );
  checkCovariances(joint.covariances, expected.vcov);
}

function checkCovariances(actual: Float64Array, expected: number[][]): void {
  for (const [row, values] of expected.entries()) {
    for (const [at, value] of values.entries()) {
      expectAsR(actual[row * expected.length + at], value, `covariance ${row}, ${at}`, 1e-9, 1e-6);
    }
  }
}

export function checkVariance(each: Case, [formula = "", expression = ""]: string[]): void {
  const expected = each.expected as { estimate: number; se: number; sd: number };
  const of = subdesign(each, expression);
  const [only] = accepted(surveyVariances(of.sample, columnsOf(formula)[0]?.values ?? new Float64Array(0))).estimates;
  const found = only as DesignEstimate;
  expectAsR(found.estimate, expected.estimate, "variance");
  expectAsR(found.se, expected.se, "se of the variance");
  expectAsR(Math.sqrt(found.estimate), expected.sd, "spread");
}

export type ExpectedRows = {
  rows: { by: Record<string, number>; n: number; df: number; df_complete: number; stats: Record<string, Stat> }[];
};
export type ExpectedJoint = {
  estimates: number[];
  vcov: number[][];
  difference_1_minus_2?: { estimate: number; se: number };
};

export function checkBy(each: Case, [formula = "", byFormula = "", expression = "", statistic = ""]: string[]): void {
  const of = subdesign(each, expression);
  const by = namesOf(byFormula);
  if ("vcov" in (each.expected as object))
    checkJointBy(each.expected, of, column(namesOf(formula)[0] ?? ""), by[0] ?? "");
  if ("vcov" in (each.expected as object)) return;
  const { rows } = each.expected as ExpectedRows;
  const keyed = column("one").map((_, row) => {
    const isRow = (wanted: Record<string, number>) => by.every((name) => column(name)[row] === wanted[name]);
    return rows.findIndex(({ by: wanted }) => isRow(wanted));
  });
  const domains = cutIntoDomains(of.sample, Int32Array.from(keyed), rows.length);
  for (const { name, values } of columnsOf(formula)) {
    const estimate = statistic === "svytotal" ? surveyTotals : surveyMeans;
    const { estimates } = accepted(estimate(of.sample, values, domains));
    for (const [at, row] of rows.entries()) {
      const [found, stat] = [estimates[at], row.stats[name]];
      if (!found || !stat) throw new Error(`${each.id} lacks ${name}`);
      checkEstimate(found, row, stat, { what: `${name} ${JSON.stringify(row.by)}` });
    }
  }
}

function checkJointBy(expected: ExpectedJoint, of: Subdesign, values: Float64Array, by: string): void {
  const { domains } = byCodes(of, by);
  const joint = accepted(jointMeans(of.sample, [values], domains));
  for (const [at, estimate] of expected.estimates.entries()) {
    expectAsR((joint.estimates[at] as DesignEstimate).estimate, estimate, `${by} ${at}`);
  }
  checkCovariances(joint.covariances, expected.vcov);
  const { difference_1_minus_2: difference } = expected;
  if (!difference) return;
  const found = compareDomains(of.sample, values, domains, { from: 1, to: 0 });
  if (found.kind !== "difference") throw new Error(found.kind);
  expectAsR(found.estimate, difference.estimate, "difference", 1e-9, 1e-3);
  expectAsR(found.se, difference.se, "se of the difference");
}

export function checkRatio(each: Case, [top = "", bottom = "", expression = ""]: string[]): void {
  const expected = each.expected as Stat & { df: number };
  const of = subdesign(each, expression);
  const [y, x] = [columnsOf(top)[0]?.values, columnsOf(bottom)[0]?.values];
  const [only] = accepted(
    surveyRatios(of.sample, y ?? new Float64Array(0), x ?? new Float64Array(0), rowsAsDomain(of)),
  ).estimates;
  if (only) checkEstimate(only, expected, expected, { what: each.id });
}
