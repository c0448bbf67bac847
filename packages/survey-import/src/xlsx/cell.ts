import { type SheetDate, toSheetDate } from "./dates.ts";
import type { Workbook } from "./workbook.ts";

/**
 * A cell as it was meant: a text, a number, a day, yes or no, or what a formula could not work out ("#REF!"). Of a formula it is
 * the value that the spreadsheet program last saved. An empty cell is null.
 */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "number"; value: number }
  | ({ kind: "date" } & SheetDate)
  | { kind: "boolean"; value: boolean }
  | { kind: "error"; error: string };

/** What stands in the file of one cell. */
export type RawCell = {
  /** s, inlineStr, str, b, e, d or n. */
  type: string;
  style: number;
  value: string | null;
  /** Of a text that is written in the cell itself. */
  inline: string | null;
  isFormula: boolean;
};

/** A formula that no program has worked out yet. */
const NOT_WORKED_OUT = "a formula without a value";

export function toCell({ type, style, value, inline, isFormula }: RawCell, workbook: Workbook): Cell | null {
  if (type === "inlineStr") return toText(inline ?? value ?? "");
  if (value === null) return isFormula ? { kind: "error", error: NOT_WORKED_OUT } : null;
  switch (type) {
    case "s":
      return toText(workbook.sharedStrings[Number(value)] ?? "");
    case "str":
      return toText(value);
    case "b":
      return { kind: "boolean", value: value.trim() === "1" || value.trim() === "true" };
    case "e":
      return { kind: "error", error: value };
    case "d":
      return fromIso(value);
    default:
      return toNumber(value, workbook.dateStyles[style] === true, workbook.is1904);
  }
}

function toText(text: string): Cell | null {
  return text === "" ? null : { kind: "text", text };
}

function toNumber(value: string, isDate: boolean, is1904: boolean): Cell | null {
  if (value.trim() === "") return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: "error", error: value.slice(0, 40) };
  const date = isDate ? toSheetDate(number, is1904) : undefined;
  return date ? { kind: "date", ...date } : { kind: "number", value: number };
}

function fromIso(value: string): Cell {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})[.\dZ]*)?$/.exec(value.trim()) ?? [];
  if (date === undefined) return { kind: "text", text: value };
  return { kind: "date", date, time: time === undefined || time === "00:00:00" ? null : time };
}
