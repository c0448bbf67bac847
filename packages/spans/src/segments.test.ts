import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text, textWithSpan } from "../test/arbitrary-text.ts";
import { createCodePointIndex } from "./code-point-index.ts";
import { paragraphSpans } from "./paragraph-spans.ts";
import { sentenceSpans, sentencesIn } from "./sentence-spans.ts";
import { sliceCodePoints } from "./slice-code-points.ts";
import type { Span } from "./span.ts";
import { wordSpans, wordsIn } from "./word-spans.ts";

const cut = (it: string, spans: readonly Span[]) => spans.map((span) => sliceCodePoints(it, span));
const withoutSpace = (it: string) => it.replace(/\s+/g, "");
const language = fc.constantFrom("en", "fr", "ar", "nqo", "bm", null, "no such language!");

describe("paragraphs", () => {
  test("are the lines with something on them, whatever ends a line", () => {
    const it = "  One.\r\n\r\nTwo 🕊 \rThree\n \nFour\u2028Five";
    expect(cut(it, paragraphSpans(it))).toEqual(["One.", "Two 🕊", "Three", "Four", "Five"]);
  });

  test("of an empty text are none", () => {
    expect([...paragraphSpans(""), ...paragraphSpans(" \n\t\n")]).toEqual([]);
  });
});

describe("sentences", () => {
  test("end where a reader would end them, in English, French and Arabic", () => {
    const en =
      "The patrols stay near the camp. Prices rose by 3.5 per cent, e.g. for rice. “Nobody asked us!” She left.";
    expect(cut(en, sentenceSpans(en, "en"))).toEqual([
      "The patrols stay near the camp.",
      "Prices rose by 3.5 per cent, e.g. for rice.",
      "“Nobody asked us!”",
      "She left.",
    ]);
    const fr = "Qui décide ? Personne ne nous l’a dit !  Voilà…";
    expect(cut(fr, sentenceSpans(fr, "fr"))).toEqual(["Qui décide ?", "Personne ne nous l’a dit !", "Voilà…"]);
    const ar = "هل وصلت القافلة؟ نعم، وصلت أمس. شكرا!";
    expect(cut(ar, sentenceSpans(ar, "ar"))).toEqual(["هل وصلت القافلة؟", "نعم، وصلت أمس.", "شكرا!"]);
  });

  test("never run over a line break, such as one around a caption in the middle of a sentence", () => {
    const it = "They met at the\nPhoto: the river port\nmarket. Then they left.";
    expect(cut(it, sentenceSpans(it, "en"))).toEqual([
      "They met at the",
      "Photo: the river port",
      "market.",
      "Then they left.",
    ]);
  });

  test("of one paragraph are those of the whole text that lie in it", () => {
    const holds = fc.property(text, language, (it, tongue) => {
      const index = createCodePointIndex(it);
      const oneByOne = paragraphSpans(index).flatMap((paragraph) => sentencesIn(index, paragraph, tongue));
      expect(oneByOne).toEqual(sentenceSpans(it, tongue));
    });
    fc.assert(holds);
  });

  test("are in order, apart, inside what was asked for, and hold all that is not white space", () => {
    const holds = fc.property(textWithSpan, language, ({ text: it, span }, tongue) => {
      const sentences = sentencesIn(it, span, tongue);
      sentences.reduce((last, { start, end }) => {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(start).toBeLessThan(end);
        return end;
      }, span.start);
      expect(sentences.at(-1)?.end ?? 0).toBeLessThanOrEqual(span.end);
      const words = cut(it, sentences);
      expect(words.filter((sentence) => sentence !== sentence.trim() || /[\n\r\u2028\u2029]/.test(sentence))).toEqual(
        [],
      );
      expect(withoutSpace(words.join(""))).toBe(withoutSpace(sliceCodePoints(it, span)));
    });
    fc.assert(holds, { numRuns: 500 });
  });
});

describe("words", () => {
  test("leave out what stands between them", () => {
    const it = "“Don’t,” said Aïssata — 3.5 km from Gao 🇲🇱, in Ménaka.";
    expect(cut(it, wordSpans(it, "en"))).toEqual([
      "Don’t",
      "said",
      "Aïssata",
      "3.5",
      "km",
      "from",
      "Gao",
      "in",
      "Ménaka",
    ]);
  });

  test("are found in N'Ko, Tifinagh and Arabic as well", () => {
    const it = "ߒߞߏ ߞߊ߲ ⵜⵉⴼⵉⵏⴰⵖ هل وصلت";
    expect(cut(it, wordSpans(it, null))).toEqual(["ߒߞߏ", "ߞߊ߲", "ⵜⵉⴼⵉⵏⴰⵖ", "هل", "وصلت"]);
  });

  test("of one paragraph are those of the whole text that lie in it, in order and apart", () => {
    const holds = fc.property(text, language, (it, tongue) => {
      const index = createCodePointIndex(it);
      const all = wordSpans(index, tongue);
      expect(paragraphSpans(index).flatMap((paragraph) => wordsIn(index, paragraph, tongue))).toEqual(all);
      all.reduce((last, { start, end }) => {
        expect(start).toBeGreaterThanOrEqual(last);
        return end;
      }, 0);
    });
    fc.assert(holds);
  });
});
