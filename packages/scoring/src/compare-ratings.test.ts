import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { anyRound, makeBallot, makeUnrated } from "../test/make-ballot.ts";
import { shuffled } from "../test/shuffled.ts";
import { type ComparisonInput, compareRatings, type Level, scaleUse } from "./index.ts";

const panel = (...bests: Level[]) => bests.map((best, at) => makeBallot(`r${at}`, best));
const alike = { a: [2, 3], b: [3, 2] };
const high = panel(4, 4, 4, 4, 4);
const low = panel(2, 2, 2, 2, 2);

/** Two missions with panels of five, a at 4 and b at 2, but for what is said otherwise. */
function makeComparison(said: Partial<ComparisonInput> = {}): ComparisonInput {
  return {
    design: "independent",
    frameworks: "same",
    a: { confidence: "moderate", round1: high, round2: high },
    b: { confidence: "high", round1: low, round2: low },
    vignettes: [alike, alike, alike],
    ...said,
  };
}

test("panels that stand apart in both rounds are above and below", () => {
  const { a, b } = makeComparison();
  expect(compareRatings(makeComparison())).toEqual({ kind: "above", delta1: 1, delta2: 1, bounds: 1, reasons: [] });
  expect(compareRatings(makeComparison({ a: b, b: a }))).toEqual({
    kind: "below",
    delta1: -1,
    delta2: -1,
    bounds: 1,
    reasons: [],
  });
});

test("every reason against a comparison is told, in the method's order", () => {
  const { a, b } = makeComparison();
  const input = makeComparison({
    frameworks: "overlaps",
    a: { ...a, confidence: null },
    b: { ...b, confidence: "low" },
    vignettes: [alike],
  });
  const reasons = ["framework", "confidence", "scale-use-unchecked"];
  expect(compareRatings(input)).toEqual({ kind: "not-comparable", reasons });
});

test("a vignette that one panel did not rate does not count as shared", () => {
  expect(scaleUse([alike, alike, { a: [2], b: [] }])).toBe("scale-use-unchecked");
});

test("two vignettes that differ strongly in opposite directions show that the scale is used differently", () => {
  const up = { a: [4, 4], b: [1, 1] };
  const down = { a: [1, 1], b: [4, 4] };
  expect(scaleUse([up, down, alike])).toBe("scale-use-differs");
  expect(scaleUse([up, alike, alike])).toBe("no-large-difference");
});

test("periods of one mission need no vignettes, and only raters of both are compared", () => {
  const { a, b } = makeComparison();
  const paired = makeComparison({ design: "paired", vignettes: [] });
  expect(compareRatings(paired)).toMatchObject({ kind: "above" });
  const strangers = b.round1.map((ballot, at) => (at === 0 ? { ...ballot, rater: "stranger" } : ballot));
  const four = { ...paired, a, b: { ...b, round1: strangers } };
  expect(compareRatings(four)).toEqual({ kind: "not-distinguishable", reasons: ["small-panel"] });
});

test("a rater who found the evidence insufficient is not one of the five", () => {
  const { a } = makeComparison();
  const round2 = [...high.slice(1), makeUnrated("r0", "insufficient")];
  const result = compareRatings(makeComparison({ a: { ...a, round2 } }));
  expect(result).toEqual({ kind: "not-distinguishable", reasons: ["small-panel"] });
});

test("discussion that turns the panels round leaves an overlap", () => {
  const { a, b } = makeComparison();
  const turned = makeComparison({ a: { ...a, round2: low }, b: { ...b, round2: high } });
  expect(compareRatings(turned)).toMatchObject({
    kind: "not-distinguishable",
    reasons: ["overlap"],
    delta1: 1,
    delta2: -1,
  });
});

test("two ballots of one rater are rejected in whichever round they are", () => {
  const { b } = makeComparison();
  const input = makeComparison({ b: { ...b, round2: [...low, makeBallot("r0", 1)] } });
  expect(compareRatings(input)).toEqual({ kind: "rejected", code: "rater-twice", raters: ["r0"] });
});

const round = anyRound({ minLength: 4, maxLength: 8 });
const unit = fc.record({
  confidence: fc.constantFrom("high" as const, "moderate" as const),
  round1: round,
  round2: round,
});
const levels = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 });
const anyComparison: fc.Arbitrary<ComparisonInput> = fc.record({
  design: fc.constantFrom("independent", "paired"),
  frameworks: fc.constant("same" as const),
  a: unit,
  b: unit,
  vignettes: fc.oneof(
    fc.constant([alike, alike, alike]),
    fc.array(fc.record({ a: levels, b: levels }), { maxLength: 5 }),
  ),
});

test("the order of ballots and vignettes never changes a comparison", () => {
  const reordered = anyComparison.chain((input) => {
    const either = (given: ComparisonInput["a"]) =>
      fc.record({
        confidence: fc.constant(given.confidence),
        round1: shuffled(given.round1),
        round2: shuffled(given.round2),
      });
    const other = fc.record({ a: either(input.a), b: either(input.b), vignettes: shuffled(input.vignettes) });
    return fc.tuple(fc.constant(input), other);
  });
  const unchanged = fc.property(reordered, ([input, other]) => {
    const result = compareRatings(input);
    expectFinite(result);
    expect(compareRatings({ ...input, ...other })).toEqual(result);
  });
  fc.assert(unchanged, { numRuns: 500 });
});

test("b compared with a is the mirror of a compared with b", () => {
  const mirrored = fc.property(anyComparison, (input) => {
    const there = compareRatings(input);
    const vignettes = input.vignettes.map(({ a, b }) => ({ a: b, b: a }));
    const back = compareRatings({ ...input, a: input.b, b: input.a, vignettes });
    expect(back.kind).toBe({ above: "below", below: "above" }[there.kind as string] ?? there.kind);
    if ("delta1" in there && "delta1" in back) expect(back.delta1 + there.delta1).toBe(0);
  });
  fc.assert(mirrored, { numRuns: 500 });
});
