import { type CodePointIndex, toCodePointIndex } from "./code-point-index.ts";
import { lineAround } from "./lines.ts";
import { segmenterFor } from "./segmenters.ts";
import type { Span } from "./span.ts";
import { trimRange, type Utf16Range } from "./trim-range.ts";

/**
 * A rough selection as a coder meant it: without the white space at its ends, and grown to the whole words that it
 * begins and ends in, so that no word, letter with its accents, or emoji made of several is cut.
 * A caret (an empty span) becomes the word or sign that it stands in or before; in front of white space it stays
 * empty. Where only white space was selected, the result is empty. Snapping what was snapped changes nothing.
 * `language` is a BCP 47 tag or null. Only the lines at both ends are read.
 */
export function snapToWords(text: string | CodePointIndex, span: Span, language: string | null): Span {
  const index = toCodePointIndex(text);
  const toSpan = ({ from, to }: Utf16Range) => ({ start: index.toCodePoint(from), end: index.toCodePoint(to) });
  const rough = { from: index.toUtf16(span.start), to: index.toUtf16(span.end) };
  const chosen = trimRange(index.text, rough);
  const caretAtWord = rough.from === rough.to && /\S/.test(index.text.charAt(rough.from));
  if (chosen.from === chosen.to && !caretAtWord) return toSpan(chosen);

  const { from } = segmentAt(index.text, chosen.from, language);
  const { to } = segmentAt(index.text, Math.max(chosen.to - 1, chosen.from), language);
  return toSpan(trimRange(index.text, { from, to }));
}

/** The word, or what stands between two words, around a UTF-16 offset; empty on a line break and at the text's end. */
function segmentAt(text: string, offset: number, language: string | null): Utf16Range {
  const line = lineAround(text, offset);
  const segments = segmenterFor(language, "word").segment(text.slice(line.from, line.to));
  // typed as always there; past the end of the line it is not
  const found: Intl.SegmentData | undefined = segments.containing(offset - line.from);
  if (!found) return { from: offset, to: offset };
  const from = line.from + found.index;
  return { from, to: from + found.segment.length };
}
