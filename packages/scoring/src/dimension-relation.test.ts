import type { CrosswalkLine, Relation } from "@octant/schemas";
import { expect, test } from "vitest";
import { makeBallot } from "../test/make-ballot.ts";
import { type ComparisonInput, compareAll, dimensionRelation } from "./index.ts";

const dimension = (frameworkId: string, dimensionId: string) => ({ frameworkId, dimensionId });
const line = (from: string, to: string | null, relation: Relation): CrosswalkLine => ({
  from,
  to,
  relation,
  provenance: { kind: "to-confirm" },
});

test("within one version a dimension is the same as itself and as nothing else", () => {
  expect(dimensionRelation(dimension("2019", "1"), dimension("2019", "1"), [])).toBe("same");
  expect(dimensionRelation(dimension("2019", "1"), dimension("2019", "2"), [line("1", "2", "same")])).toBe("none");
});

test("across versions only the crosswalk says what is the same", () => {
  const crosswalk = [line("1", "primacy", "same"), line("5", "legitimacy", "narrower"), line("4", null, "none")];
  const relation = (from: string, to: string) =>
    dimensionRelation(dimension("2019", from), dimension("2020", to), crosswalk);
  expect([relation("1", "primacy"), relation("5", "legitimacy"), relation("4", "primacy")]).toEqual([
    "same",
    "narrower",
    "none",
  ]);
});

test("a crosswalk that contradicts itself allows no comparison", () => {
  const crosswalk = [line("1", "primacy", "same"), line("1", "primacy", "overlaps")];
  expect(dimensionRelation(dimension("2019", "1"), dimension("2020", "primacy"), crosswalk)).toBe("none");
});

test("how many comparisons were asked for, made and distinguished is counted", () => {
  const high = [1, 2, 3, 4, 5].map((at) => makeBallot(`r${at}`, 4));
  const low = [1, 2, 3, 4, 5].map((at) => makeBallot(`r${at}`, 2));
  const unit = (ballots: typeof high) => ({ confidence: "high" as const, round1: ballots, round2: ballots });
  const pair = (said: Partial<ComparisonInput>): ComparisonInput => ({
    design: "paired",
    frameworks: "same",
    a: unit(high),
    b: unit(low),
    vignettes: [],
    ...said,
  });
  const all = compareAll([pair({}), pair({ b: unit(high) }), pair({ frameworks: "overlaps" })]);
  expect(all).toMatchObject({ asked: 3, made: 2, distinguished: 1 });
  expect(all.results.map(({ kind }) => kind)).toEqual(["above", "not-distinguishable", "not-comparable"]);
});
