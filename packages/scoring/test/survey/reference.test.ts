import { describe, expect, test } from "vitest";
import {
  betaQuantile,
  chiSquareShareAbove,
  fShareAbove,
  normalQuantile,
  otherSample,
  plainShares,
  probabilitySample,
  surveyMeans,
  surveyTotals,
  toKeys,
  tQuantile,
  tShareAbove,
  weightSpread,
  wholeSample,
} from "../../src/survey/index.ts";
import { expectAsR } from "./expect-as-r.ts";
import { accepted, column, design } from "./perception.ts";
import { checkCase } from "./r-calls.ts";
import type { Case } from "./r-case.ts";
import { readJson, readTable } from "./read-fixture.ts";

type Shares = { base_n: number; counts: Record<string, number>; shares: Record<string, number> };
type Reference = {
  cases: Case[];
  designs: { name: string; n: number; psu: number; strata: number; df: number; kish_deff: number }[];
  distributions: { call: string; value: number }[];
  quota: Record<string, Shares & Record<string, Shares>>;
  tiny: {
    df: number;
    cases: { call: string; lonely_psu: "fail"; estimate?: number; se?: number; error?: string }[];
    by_g: { g: number; estimate: number; se: number }[];
  };
};

const reference = readJson<Reference>("expected.json");

describe("a survey agrees with R's survey package to nine digits", () => {
  test.each(reference.cases.map((each): [string, Case] => [each.id, each]))("%s", (_, each) => checkCase(each));

  test.each(reference.designs.map((each) => [each.name, each] as const))(
    "the design %s is read as R reads it",
    (name, each) => {
      const sample = design(name);
      expect(sample).toMatchObject({ rows: each.n, first: { units: each.psu, groups: each.strata } });
      expect(wholeSample(sample).df[0]).toBe(each.df);
      expectAsR(weightSpread(sample.weights).kishEffect, each.kish_deff, "Kish effect");
    },
  );

  test("ids of PSUs that begin anew in each stratum are refused unless the design says that they do", () => {
    const columns = { strata: column("stratum"), psu: column("psu"), weights: column("weight") };
    const found = probabilitySample({ rows: column("psu").length, ...columns });
    expect(found).toMatchObject({ kind: "rejected", code: "psu-in-two-strata" });
  });
});

describe("a survey small enough to do by hand", () => {
  const table = readTable("tiny.csv");
  const tiny = (name: string, lonely: "fail") => {
    const fpc = name === "tiny" ? table.numbers("fpc") : undefined;
    const columns = { strata: table.numbers("stratum"), psu: table.numbers("psu"), weights: table.numbers("weight") };
    return accepted(probabilitySample({ rows: table.rows, ...columns, fpc, nested: true, lonely }));
  };

  test.each(reference.tiny.cases.map((each) => [each.call, each.lonely_psu, each] as const))(
    "%s, %s",
    (call, lonely, each) => {
      const [, statistic, name] = /^(\w+)\(~y, (\w+),/.exec(call) ?? [];
      const sample = tiny(name ?? "", lonely);
      const found = (statistic === "svymean" ? surveyMeans : surveyTotals)(sample, table.numbers("y"));
      if (each.error) {
        expect(found).toMatchObject({ kind: "rejected", code: "lonely-psu" });
        return;
      }
      const [only] = accepted(found).estimates;
      expect(only).toMatchObject({ df: reference.tiny.df });
      if (only?.kind !== "design-based") throw new Error("no answers");
      expectAsR(only.estimate, each.estimate ?? null, "estimate");
      expectAsR(only.se, each.se ?? null, "se");
    },
  );
});

describe("a quota sample has shares and bases, and nothing else", () => {
  const table = readTable("quota.csv");
  const sample = accepted(otherSample("quota", table.rows));
  const valid = table.numbers("satisf").map((value) => (value > 5 ? Number.NaN : value));

  const check = (found: ReturnType<typeof plainShares>[number] | undefined, expected: Shares) => {
    expect(found).toMatchObject({ kind: "quota", n: expected.base_n, isWeighted: false });
    expect(Object.keys(found ?? {}).sort()).toEqual(["isWeighted", "kind", "n", "shares"]);
    for (const { category, count, share } of found?.shares ?? []) {
      expect(count).toBe(expected.counts[category]);
      expectAsR(share, expected.shares[category] ?? null, `share of ${category}`);
    }
  };

  test("shares of valid answers, and with don't know and refused in the base", () => {
    const { satisf_valid, satisf_all_categories, heard_valid } = reference.quota;
    if (!satisf_valid || !satisf_all_categories || !heard_valid) throw new Error("the fixture lacks a table");
    check(plainShares(sample, valid, [1, 2, 3, 4, 5])[0], satisf_valid);
    check(plainShares(sample, table.numbers("satisf"), [1, 2, 3, 4, 5, 98, 99])[0], satisf_all_categories);
    check(plainShares(sample, table.numbers("heard"), [0, 1])[0], heard_valid);
  });

  test("shares by site and by sex", () => {
    const sites = [...new Set(table.text("site"))];
    const bySite = Int32Array.from(table.text("site"), (site) => sites.indexOf(site));
    const found = plainShares(sample, valid, [1, 2, 3, 4, 5], { domainOf: bySite, domains: sites.length });
    for (const [at, site] of sites.entries()) check(found[at], reference.quota.satisf_valid_by_site?.[site] as Shares);
    const { codes } = toKeys(table.numbers("sex"));
    for (const [at, each] of plainShares(sample, valid, [1, 2, 3, 4, 5], { domainOf: codes, domains: 2 }).entries()) {
      check(each, reference.quota.satisf_valid_by_sex?.[String(at + 1)] as Shares);
    }
  });
});

const DISTRIBUTIONS: Record<string, (...args: [number, number, number]) => number> = {
  qt: tQuantile,
  pt: (t, df) => tShareAbove(-t, df),
  qbeta: betaQuantile,
  // the beta distribution below x is the F distribution above what x stands for
  pbeta: (x, a, b) => fShareAbove((b === 0 ? 0 : ((1 - x) / x) * a) / b, 2 * b, 2 * a),
  pf: fShareAbove,
  pchisq: chiSquareShareAbove,
  qnorm: normalQuantile,
};

test.each(reference.distributions.map(({ call, value }) => [call, value] as const))("%s is R's", (call, value) => {
  const [, name = "", args = ""] = /^(\w+)\((.*?)(?:, lower\.tail = FALSE)?\)$/.exec(call) ?? [];
  const numbers = args.split(", ").map(Number);
  expectAsR(DISTRIBUTIONS[name]?.(...(numbers as [number, number, number])), value, call, 1e-12);
});
