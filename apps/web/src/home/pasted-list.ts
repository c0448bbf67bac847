import type { PeriodDraft } from "./new-assessment-draft.ts";

/** What stands before an item of a list in other programs: a bullet, a dash, "3." or "3)". */
const BULLET = /^\s*(?:[•◦▪‣·*–—-]\s+|\d{1,3}[.)]\s+)/u;

/**
 * A list as it was copied from a letter or a spreadsheet, one name a line: cells of a row and parts between semicolons are
 * lines of their own, bullets and numbers before a name are left out. A comma can be part of a name and divides nothing.
 * Example: "1. Officials; 2. Elders" is "Officials\nElders".
 */
export function toPastedLines(text: string): string {
  const lines = text.split(/[\r\n\t;]+/).map((line) => line.replace(BULLET, "").trim());
  return lines.filter((line) => line !== "").join("\n");
}

/**
 * Periods as rows of a spreadsheet: a name, a first and a last day in cells of their own. A day is written "2016-01-31"; a
 * year alone is its first or its last day. What is neither stays empty, to be filled in by hand. Undefined for what is no table.
 */
export function toPastedPeriods(text: string): PeriodDraft[] | undefined {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== "");
  if (rows.length < 2 && !text.includes("\t")) return undefined;
  return rows.map((row) => {
    const [name = "", first = "", last = ""] = row.split(/[\t;]/).map((cell) => cell.trim());
    return { name: name.replace(BULLET, ""), startsOn: toDay(first, "01-01"), endsOn: toDay(last, "12-31") };
  });
}

function toDay(cell: string, ofYear: string): string {
  if (/^\d{4}$/.test(cell)) return `${cell}-${ofYear}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) && isDay(cell) ? cell : "";
}

/** The 30th of February would be taken for one in March. */
const isDay = (iso: string) => !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso);
