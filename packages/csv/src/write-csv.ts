import { guardFormula } from "./formula.ts";

/**
 * A table as CSV (RFC 4180) with a byte order mark, so that spreadsheets read its letters right.
 * Text that a spreadsheet would take for a formula is preceded by an apostrophe; numbers go out as they are, null as nothing.
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(toCell).join(",")).join("\r\n")}\r\n`;
}

function toCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = guardFormula(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
