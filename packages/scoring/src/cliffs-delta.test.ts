import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffled } from "../test/shuffled.ts";
import { cliffsDelta, pairedDelta } from "./index.ts";

const values = fc.array(fc.double(), { maxLength: 8 });

test("without values on either side there is no delta", () => {
  expect([cliffsDelta([], []), cliffsDelta([1], []), cliffsDelta([], [1]), pairedDelta([])]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("pairs compare each rater with themselves only", () => {
  const pairs: [number, number][] = [
    [3, 2],
    [2, 2],
    [4, 1],
  ];
  expect(pairedDelta(pairs)).toBeCloseTo(2 / 3, 12);
});

test("delta lies in [-1, 1], turns its sign with its sides, and does not know order", () => {
  const twice = fc
    .tuple(values, values)
    .chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), shuffled(a), shuffled(b)));
  const holds = fc.property(twice, ([a, b, otherA, otherB]) => {
    const delta = cliffsDelta(a, b);
    expect(cliffsDelta(otherA, otherB)).toBe(delta);
    if (delta === null) return;
    expect(Math.abs(delta)).toBeLessThanOrEqual(1);
    expect((cliffsDelta(b, a) ?? Number.NaN) + delta).toBe(0);
  });
  fc.assert(holds);
});
