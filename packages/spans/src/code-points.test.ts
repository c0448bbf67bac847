import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text, textWithSpan } from "../test/arbitrary-text.ts";
import { createCodePointIndex } from "./code-point-index.ts";
import { codePointLength } from "./code-point-length.ts";
import { sliceCodePoints } from "./slice-code-points.ts";

describe("a position in code points", () => {
  test("counts an emoji of two units as one, and a family of seven code points as seven", () => {
    expect(codePointLength("a🕊b")).toBe(3);
    expect(codePointLength("👨‍👩‍👧‍👦")).toBe(7);
    expect(codePointLength("🇲🇱")).toBe(2);
  });

  test("cuts the same words in the browser's units, after any emoji", () => {
    const index = createCodePointIndex("🇲🇱 Gao 🕊 Mopti");
    const start = index.toUtf16(9);
    expect(index.text.slice(start, index.toUtf16(14))).toBe("Mopti");
    expect(index.slice({ start: 9, end: 14 })).toBe("Mopti");
    expect(index.toCodePoint(start)).toBe(9);
  });

  test("of an offset between the halves of a surrogate pair is that of the letter it is inside", () => {
    const index = createCodePointIndex("a🕊b🕊");
    expect([0, 1, 2, 3, 4, 5, 6].map(index.toCodePoint)).toEqual([0, 1, 1, 2, 3, 3, 4]);
  });

  test("before the beginning is the beginning, past the end is the end", () => {
    const index = createCodePointIndex("🕊a");
    expect([index.toUtf16(-1), index.toUtf16(99), index.toCodePoint(-1), index.toCodePoint(99)]).toEqual([0, 3, 0, 2]);
    expect(sliceCodePoints("🕊a", { start: 1, end: 99 })).toBe("a");
  });

  test("never loses its place: there and back again is where one was, and order is kept", () => {
    const holds = fc.property(text, (it) => {
      const index = createCodePointIndex(it);
      const points = Array.from({ length: index.length + 1 }, (_, i) => i);
      const offsets = points.map(index.toUtf16);
      expect(offsets.map(index.toCodePoint)).toEqual(points);
      expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
      expect([offsets[0], offsets.at(-1)]).toEqual([0, it.length]);
    });
    fc.assert(holds, { numRuns: 500 });
  });

  test("counts and cuts as Array.from does, lone surrogates included", () => {
    const holds = fc.property(textWithSpan, ({ text: it, span }) => {
      const points = Array.from(it);
      const words = points.slice(span.start, span.end).join("");
      expect(codePointLength(it)).toBe(points.length);
      expect(createCodePointIndex(it).length).toBe(points.length);
      expect(createCodePointIndex(it).slice(span)).toBe(words);
      expect(sliceCodePoints(it, span)).toBe(words);
    });
    fc.assert(holds, { numRuns: 500 });
  });
});
