import fc from "fast-check";
import { describe, expect, test } from "vitest";
import table from "../../../fixtures/survey/distributions.json";
import { betaTails } from "./incomplete-beta.ts";
import { chiSquareShareAbove, fShareAbove, tShareAbove } from "./p-values.ts";
import { betaQuantile, normalQuantile, tQuantile } from "./quantiles.ts";

type Function = (...args: [number, number, number]) => number;
const FUNCTIONS: Record<string, Function> = {
  qt: tQuantile,
  qnorm: normalQuantile,
  qbeta: betaQuantile,
  pt: tShareAbove,
  pf: fShareAbove,
  pchisq: chiSquareShareAbove,
};

describe("quantiles and p-values are R's to twelve digits", () => {
  test.each(Object.keys(FUNCTIONS))("%s", (name) => {
    const rows = table.filter(({ call }) => call === name);
    expect(rows.length).toBeGreaterThan(5);
    for (const { args, value } of rows) {
      const found = FUNCTIONS[name]?.(...(args as [number, number, number])) ?? Number.NaN;
      const away = Math.abs(found - value);
      expect(away, `${name}(${args}): ${found} for ${value}`).toBeLessThanOrEqual(1e-12 * Math.abs(value));
    }
  });
});

const df = fc.double({ min: 1, max: 1e5, noNaN: true });

test("a t quantile and the share above it undo each other", () => {
  const undone = fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), df, (p, degrees) => {
    expect(1 - tShareAbove(tQuantile(p, degrees), degrees)).toBeCloseTo(p, 11);
  });
  fc.assert(undone);
});

test("a beta quantile and the share below it undo each other", () => {
  const shape = fc.double({ min: 1, max: 1e4, noNaN: true });
  const undone = fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
    const x = betaQuantile(p, a, b);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(1);
    expect(betaTails(x, 1 - x, a, b).lower).toBeCloseTo(p, 8);
  });
  fc.assert(undone);
});

test("an F of one numerator degree of freedom is a squared t, and with endless data a chi-square", () => {
  const same = fc.property(fc.double({ min: 0, max: 30, noNaN: true }), df, (t, degrees) => {
    expect(fShareAbove(t * t, 1, degrees)).toBeCloseTo(2 * tShareAbove(t, degrees), 12);
  });
  fc.assert(same);
  expect(tShareAbove(1.5, Number.POSITIVE_INFINITY) * 2).toBeCloseTo(chiSquareShareAbove(1.5 ** 2, 1), 13);
  expect(fShareAbove(0, 3, 5)).toBe(1);
});
