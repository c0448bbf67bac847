import { expect } from "vitest";

/**
 * Checks a figure against R's: relative to 1e-9, or absolutely to 1e-9 of `size` where rounding around 0 is all there is. R's null is
 * NaN or NA.
 */
export function expectAsR(
  actual: number | null | undefined,
  expected: number | null,
  what: string,
  tolerance = 1e-9,
  size = 0,
): void {
  if (expected === null) {
    expect(actual ?? null, what).toBeNull();
    return;
  }
  expect(typeof actual, what).toBe("number");
  const away = Math.abs(Number(actual) - expected);
  const allowed = Math.max(tolerance * Math.abs(expected), size === 0 ? 0 : 1e-9 * Math.max(1, Math.abs(size)), 1e-300);
  expect(away, `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(allowed);
}
