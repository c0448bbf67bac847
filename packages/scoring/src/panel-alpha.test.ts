import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { anyRound, makeBallot, makeUnrated } from "../test/make-ballot.ts";
import { shuffled } from "../test/shuffled.ts";
import { krippendorffAlpha, panelAlpha } from "./index.ts";

test("raters who order the units alike agree, and unrated ballots are missing values", () => {
  const units = [
    [makeBallot("a", 1), makeBallot("b", 1), makeUnrated("c", "insufficient")],
    [makeBallot("b", 2), makeBallot("a", 2)],
    [makeBallot("a", 4), makeBallot("b", 4)],
    [makeBallot("a", 3), makeUnrated("b", "not-applicable")],
  ];
  expect(panelAlpha(units)).toEqual({ kind: "alpha", alpha: 1, units: 3, pairable: 6 });
});

test("it is the ordinal alpha of the matrix of raters by units", () => {
  const units = [
    [makeBallot("a", 1), makeBallot("b", 2)],
    [makeBallot("a", 3), makeBallot("b", 3)],
    [makeBallot("a", 2), makeBallot("b", 4)],
  ];
  const matrix = [
    [1, 3, 2],
    [2, 3, 4],
  ];
  expect(panelAlpha(units)).toEqual(krippendorffAlpha(matrix, "ordinal"));
});

test("one unit, one level, or a rater with two ballots give no alpha", () => {
  expect(panelAlpha([])).toEqual({ kind: "no-pairs" });
  expect(panelAlpha([[makeBallot("a", 2), makeBallot("b", 2)]])).toEqual({ kind: "no-variation", units: 1 });
  const twice = [[makeBallot("a", 2), makeBallot("a", 3)]];
  expect(panelAlpha(twice)).toEqual({ kind: "rejected", code: "rater-twice", raters: ["a"] });
});

test("neither the order of units nor that of ballots changes alpha, and it never exceeds 1", () => {
  const twice = fc
    .array(anyRound({ maxLength: 5 }), { maxLength: 6 })
    .chain((units) => fc.tuple(fc.constant(units), shuffled(units.map((unit) => unit.toReversed()))));
  const holds = fc.property(twice, ([units, reordered]) => {
    const alpha = panelAlpha(units);
    expect(panelAlpha(reordered)).toEqual(alpha);
    expectFinite(alpha);
    if (alpha.kind === "alpha") expect(alpha.alpha).toBeLessThanOrEqual(1);
  });
  fc.assert(holds);
});
