/** Formats that every program has without writing them down, and that show a day or a time. */
const BUILT_IN = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a number under this format is a day. `code` is what the workbook writes of it; undefined for a built-in one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([from, to]) => from <= id && id <= to);
  // what stands in quotes or behind a backslash is text, and what stands in brackets a colour or a place; [h] is a duration
  const [first = ""] = code.split(";", 1);
  const letters = first
    .replaceAll(/"[^"]*"/g, "")
    .replaceAll(/\\./g, "")
    .replaceAll(/\[[^\]]*\]/g, "");
  return /[ymdhs]/i.test(letters) && !/^general$/i.test(letters.trim());
}

const DAY_MS = 86_400_000;
const SECONDS = 86_400;
/** 31 December 9999, the last day that a spreadsheet knows. */
const LAST_DAY = 2_958_465;

/** A day as YYYY-MM-DD, with the time of day where there is one. */
export type SheetDate = { date: string; time: string | null };

/**
 * The day that a spreadsheet's number stands for: days since the end of 1899, or of 1903 in workbooks that say so, with the
 * time of day behind the point. Undefined for numbers that are no day: times alone, 29 February 1900, which the first
 * spreadsheets invented, and what lies outside of their calendar.
 */
export function toSheetDate(serial: number, is1904: boolean): SheetDate | undefined {
  const seconds = Math.round(serial * SECONDS);
  const day = Math.floor(seconds / SECONDS);
  if (!Number.isFinite(serial) || day < (is1904 ? 0 : 1) || day > LAST_DAY) return undefined;
  if (!is1904 && day === 60) return undefined;
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
  const rest = seconds - day * SECONDS;
  return { date, time: rest === 0 ? null : toTime(rest) };
}

function toTime(seconds: number): string {
  const part = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${part(seconds / 3600)}:${part((seconds % 3600) / 60)}:${part(seconds % 60)}`;
}
