import { expect } from "vitest";

/** Checks that no number anywhere in a result is NaN or infinite. */
export function expectFinite(result: unknown, path = "result"): void {
  if (typeof result === "number") expect(Number.isFinite(result), `${path} is ${result}`).toBe(true);
  if (result === null || typeof result !== "object") return;
  for (const [key, value] of Object.entries(result)) expectFinite(value, `${path}.${key}`);
}
