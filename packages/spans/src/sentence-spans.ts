import { type CodePointIndex, toCodePointIndex } from "./code-point-index.ts";
import { linesIn } from "./lines.ts";
import { segmenterFor } from "./segmenters.ts";
import type { Span } from "./span.ts";
import { trimRange } from "./trim-range.ts";

/** The sentences of a whole text; see `sentencesIn`, which is the one to use where a paragraph or turn is enough. */
export function sentenceSpans(text: string | CodePointIndex, language: string | null): Span[] {
  const index = toCodePointIndex(text);
  return sentencesIn(index, { start: 0, end: index.length }, language);
}

/**
 * The sentences within a paragraph, a turn or any other span, in order, without the white space around them.
 * None crosses a line break, none leaves the span, and together they hold everything in it that is not white space.
 * `language` is a BCP 47 tag or null. Abbreviations are judged by `Intl.Segmenter`: "Dr. Keita" before a capital
 * letter is divided in some languages. Only the span is read, so give an index of the text when asking often.
 */
export function sentencesIn(text: string | CodePointIndex, span: Span, language: string | null): Span[] {
  const index = toCodePointIndex(text);
  const segmenter = segmenterFor(language, "sentence");
  const sentences: Span[] = [];
  for (const line of linesIn(index.text, { from: index.toUtf16(span.start), to: index.toUtf16(span.end) })) {
    for (const { segment, index: offset } of segmenter.segment(index.text.slice(line.from, line.to))) {
      const from = line.from + offset;
      const sentence = trimRange(index.text, { from, to: from + segment.length });
      if (sentence.from === sentence.to) continue;
      sentences.push({ start: index.toCodePoint(sentence.from), end: index.toCodePoint(sentence.to) });
    }
  }
  return sentences;
}
