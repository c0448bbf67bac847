import { trimRange, type Utf16Range } from "./trim-range.ts";

/** What ends a line or paragraph: LF, CR, both, and Unicode's own line and paragraph separators. */
const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;

/** The lines of a stretch of text that have something on them, without the white space around it. */
export function* linesIn(text: string, { from, to }: Utf16Range): Generator<Utf16Range> {
  let start = from;
  while (start < to) {
    lineBreak.lastIndex = start;
    const found = lineBreak.exec(text);
    const end = Math.min(found?.index ?? to, to);
    const line = trimRange(text, { from: start, to: end });
    if (line.from < line.to) yield line;
    start = found ? found.index + found[0].length : to;
  }
}

/** The line on which a UTF-16 offset lies, from the break before it to the break at or after it. */
export function lineAround(text: string, offset: number): Utf16Range {
  let from = offset;
  while (from > 0 && !isLineBreak(text.charCodeAt(from - 1))) from -= 1;
  let to = offset;
  while (to < text.length && !isLineBreak(text.charCodeAt(to))) to += 1;
  return { from, to };
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}
