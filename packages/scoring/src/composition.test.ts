import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { composition } from "./index.ts";

test("shares are of what is known, and what is not is counted beside them", () => {
  expect(composition(["fr", "ar", null, "fr"])).toEqual({
    shares: [
      { value: "fr", sources: 2, share: 2 / 3 },
      { value: "ar", sources: 1, share: 1 / 3 },
    ],
    known: 3,
    unknown: 1,
  });
});

test("where nothing is known there are no shares", () => {
  expect(composition([null])).toEqual({ shares: [], known: 0, unknown: 1 });
  expect(composition([])).toEqual({ shares: [], known: 0, unknown: 0 });
});

test("shares add up to all of what is known, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom("fr", "ar", "en"))), (values) => {
      const result = composition(values);
      expectFinite(result);
      expect(composition(values.toReversed())).toEqual(result);
      expect(result.known + result.unknown).toBe(values.length);
      const whole = result.shares.reduce((sum, { share }) => sum + share, 0);
      if (result.known > 0) expect(whole).toBeCloseTo(1, 12);
    }),
  );
});
