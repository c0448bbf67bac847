import { expect } from "vitest";
import { compareDomains, compareWithValue, independence } from "../../src/survey/index.ts";
import { checkEnds } from "./check-estimate.ts";
import { expectAsR } from "./expect-as-r.ts";
import { accepted, column } from "./perception.ts";
import { argument, byCodes, type Case, type Ends, namesOf, subdesign } from "./r-case.ts";
import { within } from "./r-design.ts";

export type ExpectedTest = {
  statistic: number;
  parameter: { ndf: number; ddf: number; df: number };
  p_value: number;
  pearson_x2?: number;
  trace_delta?: number;
  mean_delta?: number;
  n_rows_in_design?: number;
  weighted_shares?: number[][];
};

export function checkIndependence(each: Case, [formula = "", expression = "", ...rest]: string[]): void {
  const expected = each.expected as ExpectedTest;
  const of = subdesign(each, expression);
  const [down = "", across = ""] = namesOf(formula);
  const found = accepted(independence(of.sample, within(of, column(down)), within(of, column(across))));
  // with missing rows left in, R takes all rows of the design for the base of Pearson's statistic
  const base = each.id.includes("missing_left_in") ? of.sample.rows / found.n : 1;
  const statistic = argument(rest, "statistic");
  if (statistic === "Chisq") {
    expectAsR(found.pearson * base, expected.statistic, "Pearson's X2");
    expectAsR((found.firstOrder.meanEffect ?? 0) * base, expected.mean_delta ?? null, "mean effect");
    expectAsR(found.firstOrder.p, expected.p_value, "p of Chisq");
    expect(found.firstOrder.df).toBe(expected.parameter.df);
    expect(found.n * base).toBe(expected.n_rows_in_design);
    for (const [at, share] of (expected.weighted_shares ?? []).flat().entries())
      expectAsR(found.shares[at], share, `share ${at}`);
    return;
  }
  const test = { F: found.raoScott, Wald: found.wald, adjWald: found.adjustedWald }[statistic ?? ""];
  expectAsR(test?.f, expected.statistic, `${statistic}`);
  expectAsR(test?.ndf, expected.parameter.ndf, `ndf of ${statistic}`);
  expectAsR(test?.ddf, expected.parameter.ddf, `ddf of ${statistic}`);
  expectAsR(test?.p, expected.p_value, `p of ${statistic}`);
  if (expected.pearson_x2 !== undefined) expectAsR(found.pearson * base, expected.pearson_x2, "Pearson's X2");
}

export type ExpectedDifference = { t: number; df: number; p_value: number; estimate: number; ci95: Ends };

export function checkDifference(each: Case, [formula = "", expression = ""]: string[]): void {
  const expected = each.expected as ExpectedDifference;
  const of = subdesign(each, expression);
  const [, name = "", against = ""] = /^I\((\w+) - (\d+)\)/.exec(formula) ?? [];
  const [left = "", right = ""] = formula.split("~").map((part) => part.trim());
  const found = name
    ? compareWithValue(of.sample, within(of, column(name)), Number(against))
    : compareDomains(of.sample, column(left), byCodes(of, right).domains, { from: 0, to: 1 });
  if (found.kind !== "difference") throw new Error(found.kind);
  expectAsR(found.estimate, expected.estimate, "difference");
  expectAsR(found.t, expected.t, "t");
  expect(found.df).toBe(expected.df);
  expectAsR(found.p, expected.p_value, "p");
  checkEnds(found.interval, expected.ci95, "interval");
}
