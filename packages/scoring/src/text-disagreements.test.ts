import fc from "fast-check";
import { expect, test } from "vitest";
import { type Stretch, textAgreement, textDisagreements } from "./index.ts";

test("each stretch that only one coder marked is told with its place", () => {
  expect(textDisagreements([[0, 4]], [[2, 6]])).toEqual([
    { start: 0, end: 2, onlyBy: "a" },
    { start: 4, end: 6, onlyBy: "b" },
  ]);
  expect(
    textDisagreements(
      [[0, 10]],
      [
        [2, 3],
        [5, 6],
      ],
    ),
  ).toHaveLength(3);
});

test("their lengths add up to what the agreement counts, and neither coder's order matters", () => {
  const stretch = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 9 })).map(([at, length]): Stretch => [at, at + length]);
  const stretches = fc.array(stretch, { maxLength: 8 });
  const holds = fc.property(stretches, stretches, (a, b) => {
    const found = textDisagreements(a, b);
    expect(textDisagreements(a.toReversed(), b.toReversed())).toEqual(found);
    const agreement = textAgreement(50, a, b);
    if (agreement.kind === "rejected") throw new Error(agreement.code);
    const length = (who: "a" | "b") =>
      found.filter(({ onlyBy }) => onlyBy === who).reduce((sum, { start, end }) => sum + end - start, 0);
    expect([length("a"), length("b")]).toEqual([agreement.onlyA, agreement.onlyB]);
  });
  fc.assert(holds, { numRuns: 500 });
});
