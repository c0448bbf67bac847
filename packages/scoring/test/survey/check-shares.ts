import { expect } from "vitest";
import { type QuantileRule, type ShareMethod, surveyQuantiles, surveyShares } from "../../src/survey/index.ts";
import { checkEnds } from "./check-estimate.ts";
import { expectAsR } from "./expect-as-r.ts";
import { accepted, column } from "./perception.ts";
import { argument, type Case, columnsOf, type Ends, namesOf, subdesign } from "./r-case.ts";
import { rowsAsDomain } from "./r-design.ts";

export type ExpectedShare = {
  n?: number;
  df: number;
  estimate: number;
  se?: number;
  ci95: Ends;
  n_rows?: number;
  closed_form?: { estimate: number; ci95: Ends };
};

export function checkShare(each: Case, [formula = "", expression = "", ...rest]: string[]): void {
  const expected = each.expected as ExpectedShare;
  const leftIn = each.id.includes("missing_left_in");
  const of = subdesign(each, expression);
  const name = namesOf(formula)[0] ?? "";
  const asked = argument(rest, "method") ?? "";
  const method = (asked === "logit" ? "xlogit" : asked) as ShareMethod;
  const [only] = accepted(surveyShares(of.sample, column(name), rowsAsDomain(of), { method })).shares;
  if (only?.kind !== "design-based") throw new Error(`${each.id} has no answers`);
  expectAsR(only.estimate, expected.estimate, name, each.rel_tol);
  if (expected.se !== undefined) expectAsR(only.se, expected.se, `${name}: se`, 1e-9, 1);
  if (expected.n !== undefined) expect(only.n).toBe(expected.n);
  if (leftIn && method === "beta") {
    // R then counts all rows of the design; ours follows those with an answer
    expect(only.interval?.low).not.toBeCloseTo(expected.ci95[0] ?? 0, 8);
    return;
  }
  expect(only.dfAnswered, "df").toBe(expected.df);
  // R's ends for a share of 0 or 1 are NaN, or 0 wide by "mean": no interval
  const degenerate = expected.estimate === 0 || expected.estimate === 1;
  checkEnds(
    only.interval,
    degenerate ? [null, null] : (expected.closed_form?.ci95 ?? expected.ci95),
    `${name}: ${method}`,
  );
}

export type ExpectedQuantiles = { df: number; rows: { p: number; quantile: number; ci95: Ends; se: number | null }[] };

export function checkQuantiles(each: Case, [formula = "", expression = "", ...rest]: string[]): void {
  const { rows, df } = each.expected as ExpectedQuantiles;
  const of = subdesign(each, expression);
  const options = {
    method: (argument(rest, "interval.type") ?? "mean") as ShareMethod,
    rule: (argument(rest, "qrule") ?? "math") as QuantileRule,
  };
  for (const { p, quantile, ci95, se } of rows) {
    const values = columnsOf(formula)[0]?.values ?? new Float64Array(0);
    const [only] = accepted(surveyQuantiles(of.sample, values, p, rowsAsDomain(of), options)).quantiles;
    if (only?.kind !== "design-based") throw new Error(`${each.id} has no answers`);
    expect(only.df).toBe(df);
    expectAsR(only.estimate, quantile, `quantile ${p}`);
    expectAsR(only.low, ci95[0], `low of ${p}`);
    expectAsR(only.high, ci95[1], `high of ${p}`);
    expectAsR(only.se, se, `se of ${p}`);
  }
}
