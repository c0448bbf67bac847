import { type CodePointIndex, toCodePointIndex } from "./code-point-index.ts";
import { linesIn } from "./lines.ts";
import { segmenterFor } from "./segmenters.ts";
import type { Span } from "./span.ts";

/** The words of a whole text; see `wordsIn`, which is the one to use where a paragraph or turn is enough. */
export function wordSpans(text: string | CodePointIndex, language: string | null): Span[] {
  const index = toCodePointIndex(text);
  return wordsIn(index, { start: 0, end: index.length }, language);
}

/**
 * The words and numbers within a span, in order; punctuation, signs and emoji between them are in none.
 * Where words are is `Intl.Segmenter`'s judgement: "don't" and "l'eau" are one word each, "co-operation" is two.
 * `language` is a BCP 47 tag or null. Only the span is read, so give an index of the text when asking often.
 */
export function wordsIn(text: string | CodePointIndex, span: Span, language: string | null): Span[] {
  const index = toCodePointIndex(text);
  const segmenter = segmenterFor(language, "word");
  const words: Span[] = [];
  for (const line of linesIn(index.text, { from: index.toUtf16(span.start), to: index.toUtf16(span.end) })) {
    for (const { segment, index: offset, isWordLike } of segmenter.segment(index.text.slice(line.from, line.to))) {
      if (!isWordLike) continue;
      const from = line.from + offset;
      words.push({ start: index.toCodePoint(from), end: index.toCodePoint(from + segment.length) });
    }
  }
  return words;
}
