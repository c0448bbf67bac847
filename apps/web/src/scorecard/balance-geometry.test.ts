import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceBar, toneOf, toPercent } from "./balance-geometry.ts";

test("a bar that constrains ends at 0 and one that supports begins there", () => {
  expect(balanceBar({ balance: -0.5, side: -1, sensitivity: null })).toMatchObject({ start: 25, length: 25 });
  expect(balanceBar({ balance: 0.5, side: 1, sensitivity: null })).toMatchObject({ start: 50, length: 25 });
});

test("a balance that takes no side is grey, whichever way it leans", () => {
  expect([-1, 0, 1].map((side) => toneOf(side as -1 | 0 | 1))).toEqual(["constrains", "even", "supports"]);
});

test("brackets stand at the ends of the sensitivity range, and under two clusters there are none", () => {
  const bar = balanceBar({ balance: -0.4, side: -1, sensitivity: [-0.6, -0.2] });
  expect(bar.brackets).toEqual({ least: expect.closeTo(20), largest: expect.closeTo(40) });
  expect(balanceBar({ balance: 1, side: 1, sensitivity: null }).brackets).toBeNull();
});

test("whatever the balance, the bar stays on its axis", () => {
  const value = fc.double({ min: -1, max: 1, noNaN: true });
  const onAxis = fc.property(value, (balance) => {
    const { start, length } = balanceBar({ balance, side: 0, sensitivity: null });
    expect(start).toBeGreaterThanOrEqual(0);
    expect(start + length).toBeLessThanOrEqual(100);
    expect(toPercent(balance) === start || Math.abs(toPercent(balance) - start - length) < 1e-9).toBe(true);
  });
  fc.assert(onAxis);
});
