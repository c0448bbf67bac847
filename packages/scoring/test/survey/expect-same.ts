import { expect } from "vitest";

/**
 * Checks that two results are the same but for rounding: numbers to `tolerance` of their size, or of `scale` where that is larger. Errors near 0 are
 * rounding themselves.
 */
export function expectSame(
  actual: unknown,
  expected: unknown,
  { tolerance = 1e-9, scale = 1 } = {},
  path = "result",
): void {
  if (typeof expected === "number" && typeof actual === "number") {
    const away = Math.abs(actual - expected);
    const allowed = tolerance * Math.max(scale, Math.abs(expected));
    expect(away <= allowed || Object.is(actual, expected), `${path}: ${actual} for ${expected}`).toBe(true);
  } else if (expected !== null && typeof expected === "object") {
    const [mine, theirs] = [Object.entries(actual as object), Object.entries(expected)];
    expect(
      mine.map(([key]) => key),
      path,
    ).toEqual(theirs.map(([key]) => key));
    for (const [key, value] of theirs) {
      expectSame((actual as Record<string, unknown>)[key], value, { tolerance, scale }, `${path}.${key}`);
    }
  } else expect(actual, path).toEqual(expected);
}
