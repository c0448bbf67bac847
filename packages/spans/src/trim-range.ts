/** A stretch of a text in UTF-16 units, for use inside this package only. */
export type Utf16Range = { from: number; to: number };

/** The range without the white space at its ends; at `from` and empty where there was nothing else. */
export function trimRange(text: string, { from, to }: Utf16Range): Utf16Range {
  const inside = text.slice(from, to);
  const trimmed = inside.trimStart();
  if (trimmed === "") return { from, to: from };
  return { from: to - trimmed.length, to: from + inside.trimEnd().length };
}
