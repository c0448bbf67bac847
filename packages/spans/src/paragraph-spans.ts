import { type CodePointIndex, toCodePointIndex } from "./code-point-index.ts";
import { linesIn } from "./lines.ts";
import type { Span } from "./span.ts";

/**
 * The paragraphs of a text, in order: every line with something on it, without the white space around it.
 * A line break ends a paragraph, whether one or several follow.
 */
export function paragraphSpans(text: string | CodePointIndex): Span[] {
  const index = toCodePointIndex(text);
  const whole = { from: 0, to: index.text.length };
  return Array.from(linesIn(index.text, whole), ({ from, to }) => ({
    start: index.toCodePoint(from),
    end: index.toCodePoint(to),
  }));
}
