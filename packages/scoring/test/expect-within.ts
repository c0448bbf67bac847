import { expect } from "vitest";

/**
 * Checks a result against a reference: every key of `expected` is there, and every number is within 1e-12.
 * More keys are welcome; lists are of the same length and order. `path` names the place in a failure.
 */
export function expectWithin(actual: unknown, expected: unknown, path = "result"): void {
  if (typeof expected === "number") {
    expect(typeof actual, path).toBe("number");
    expect(Math.abs(Number(actual) - expected), `${path}: ${actual} for ${expected}`).toBeLessThanOrEqual(1e-12);
  } else if (Array.isArray(expected)) {
    expect(actual, path).toHaveLength(expected.length);
    for (const [at, item] of expected.entries()) expectWithin((actual as unknown[])[at], item, `${path}[${at}]`);
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected)) {
      expect(actual, path).toHaveProperty([key]);
      expectWithin((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  } else {
    expect(actual, path).toBe(expected);
  }
}
