import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteLru } from "./byte-lru.ts";

test("the text that was not used for longest goes first", () => {
  const texts = new ByteLru(40);
  for (const name of ["a", "b", "c", "d"]) texts.set(name, "12345");
  texts.get("a");
  texts.set("e", "12345");
  expect(["a", "b", "c", "d", "e"].map((name) => texts.get(name) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});

test("one huge text does not drive out all others", () => {
  const texts = new ByteLru(1_000);
  texts.set("small", "x".repeat(100));
  texts.set("huge", "x".repeat(300));
  expect(texts.get("huge")).toBeUndefined();
  expect(texts.get("small")).toBeDefined();
});

test("what is kept never takes more than its bound, and is counted exactly", () => {
  const step = fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e", "f"), length: fc.nat(60) });
  const bounded = fc.property(fc.array(step), (steps) => {
    const texts = new ByteLru(200);
    for (const { key, length } of steps) {
      texts.set(key, "x".repeat(length));
      const kept = ["a", "b", "c", "d", "e", "f"].map((name) => texts.get(name)?.length ?? 0);
      expect(texts.bytes).toBe(kept.reduce((sum, units) => sum + units * 2, 0));
      expect(texts.bytes).toBeLessThanOrEqual(200);
    }
  });
  fc.assert(bounded);
});
