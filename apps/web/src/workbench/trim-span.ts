import type { CodePointIndex, Span } from "@octant/spans";

/** A selection without the white space at its ends; undefined where nothing else was selected. */
export function trimSpan(index: CodePointIndex, span: Span): Span | undefined {
  const words = index.slice(span);
  const leading = words.length - words.trimStart().length;
  if (leading === words.length) return undefined;
  const trailing = words.length - words.trimEnd().length;
  const start = index.toUtf16(span.start) + leading;
  const end = index.toUtf16(span.end) - trailing;
  return { start: index.toCodePoint(start), end: index.toCodePoint(end) };
}
