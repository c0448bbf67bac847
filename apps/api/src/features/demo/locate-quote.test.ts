import fc from "fast-check";
import { expect, test } from "vitest";
import { locateQuote } from "./locate-quote.ts";

test("a place is counted in code points, whatever stands before it", () => {
  expect(locateQuote("🕊️ In Gao", "Gao")).toEqual({ kind: "found", start: 6, end: 9 });
});

test("words that stand in a text more than once are ambiguous until one place is chosen", () => {
  expect(locateQuote("to Gao, from Gao", "Gao")).toEqual({ kind: "ambiguous", places: 2 });
  expect(locateQuote("to Gao, from Gao", "Gao", 2)).toEqual({ kind: "found", start: 13, end: 16 });
  expect(locateQuote("to Gao, from Gao", "Gao", 3)).toEqual({ kind: "missing" });
});

test("a place that is found cuts exactly the quoted words", () => {
  const letters = fc.string({ unit: fc.constantFrom("é", "e\u0301", "—", "🙂", "ا", " ") });
  const exact = fc.property(letters, letters, (before, after) => {
    const text = `${before}“words”${after}`;
    const place = locateQuote(text, "“words”");
    if (place.kind !== "found") throw new Error("the words were not found");
    expect([...text].slice(place.start, place.end).join("")).toBe("“words”");
  });
  fc.assert(exact);
});
