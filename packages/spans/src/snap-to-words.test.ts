import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWithSpan } from "../test/arbitrary-text.ts";
import { createCodePointIndex } from "./code-point-index.ts";
import { sliceCodePoints } from "./slice-code-points.ts";
import { snapToWords } from "./snap-to-words.ts";

/** What a selection of some words in a text becomes. */
function snapped(it: string, selected: string, language: string | null = "en"): string {
  const index = createCodePointIndex(it);
  const from = it.indexOf(selected);
  const span = { start: index.toCodePoint(from), end: index.toCodePoint(from + selected.length) };
  return index.slice(snapToWords(index, span, language));
}

describe("a rough selection", () => {
  test("grows to the words it begins and ends in", () => {
    expect(snapped("The patrols stay near the camp.", "trols stay ne")).toBe("patrols stay near");
  });

  test("loses the white space at its ends, line breaks too", () => {
    expect(snapped("They left.\n\n Nobody stayed.", "left.\n\n ")).toBe("left.");
    expect(snapped("They left.\n\n Nobody stayed.", "\n\n Nobody ")).toBe("Nobody");
  });

  test("keeps the full stop that was selected and takes none that was not", () => {
    expect(snapped("near the camp. Yes", "mp.")).toBe("camp.");
    expect(snapped("near the camp. Yes", "amp")).toBe("camp");
  });

  test("takes a letter with all its accents, and an emoji of several with all of them", () => {
    expect(snapped("Cafe\u0301s ferme\u0301s", "ferme")).toBe("ferme\u0301s");
    expect(snapped("Merci 👩🏾‍🌾!", "👩")).toBe("👩🏾‍🌾");
    expect(snapped("🇲🇱🇫🇷", "🇲")).toBe("🇲🇱");
  });

  test("goes by the words of Arabic and N'Ko too", () => {
    expect(snapped("هل وصلت القافلة؟", "صل", "ar")).toBe("وصلت");
    expect(snapped("ߒߞߏ ߞߊ߲", "ߞߏ", "nqo")).toBe("ߒߞߏ");
  });

  test("of nothing but white space becomes an empty one", () => {
    const { start, end } = snapToWords("one  \n two", { start: 3, end: 6 }, "en");
    expect(start).toBe(end);
  });

  test("that is a caret becomes the word it stands in, and stays empty elsewhere", () => {
    expect(snapToWords("Gao, Mopti", { start: 7, end: 7 }, "en")).toEqual({ start: 5, end: 10 });
    expect(snapToWords("Gao, Mopti", { start: 10, end: 10 }, "en")).toEqual({ start: 10, end: 10 });
    expect(snapToWords("", { start: 0, end: 0 }, "en")).toEqual({ start: 0, end: 0 });
  });
});

test("a snapped selection keeps all that was selected but white space, cuts no letter, and is stable", () => {
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  const holds = fc.property(textWithSpan, ({ text: it, span }) => {
    const index = createCodePointIndex(it);
    const result = snapToWords(index, span, null);
    const words = index.slice(result);
    const selected = index.slice(span).trim();
    expect(snapToWords(index, result, null)).toEqual(result);
    expect(words).toBe(words.trim());
    expect(words).toContain(selected);
    expect(selected === "" || (result.start <= span.end && span.start <= result.end)).toBe(true);
    for (const { segment, index: at } of graphemes.segment(it)) {
      // an accent on a space is the one letter that trimming white space divides
      if (segment !== segment.trim()) continue;
      const inside = (offset: number) => at < offset && offset < at + segment.length;
      expect(selected !== "" && (inside(index.toUtf16(result.start)) || inside(index.toUtf16(result.end)))).toBe(false);
    }
    expect(sliceCodePoints(it, result)).toBe(words);
  });
  fc.assert(holds, { numRuns: 2000 });
});
