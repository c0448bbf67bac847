import { CsvError, parse } from "csv-parse/sync";
import { unguardFormula } from "./formula.ts";

/** `row` counts as spreadsheets do: the head is row 1, and a row of several lines is one. */
export type CsvRow = { row: number; cells: string[] };

/** Rows without a word in them are left out; cells may be fewer or more than those of the head. */
export type ReadCsv = { kind: "read"; head: string[]; rows: CsvRow[] };

/** Why a table cannot be read, in a sentence with what was expected. `column` counts from 1 and is null where none is meant. */
export type CsvRefusal = { kind: "refused"; row: number; column: number | null; sentence: string };

export type CsvLimits = { rows: number; columns: number; cellLength: number };

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Reads a table (RFC 4180) of commas, semicolons or tabs, whichever parts its first line. Takes away the apostrophe that
 * `writeCsv`, or a spreadsheet, puts before what would be a formula. The first fault ends it: what follows an open quote
 * would be guesses.
 */
export function readCsv(text: string, limits: CsvLimits): ReadCsv | CsvRefusal {
  const table = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const records = parseTable(table, limits);
  if (!Array.isArray(records)) return records;
  const rows = records.map((cells, at): CsvRow => ({ row: at + 1, cells: cells.map(unguardFormula) }));
  const isEmpty = ({ cells }: CsvRow) => cells.every((cell) => cell.trim() === "");
  const [head] = rows;
  if (!head || isEmpty(head)) return refusal(1, null, "The first row is empty; expected are the names of the columns.");
  if (rows.length - 1 > limits.rows) {
    return refusal(limits.rows + 2, null, `There are more than ${limits.rows} rows; expected are at most so many.`);
  }
  return (
    findOverlong(rows, limits) ?? { kind: "read", head: head.cells, rows: rows.slice(1).filter((r) => !isEmpty(r)) }
  );
}

function parseTable(table: string, { rows }: CsvLimits): string[][] | CsvRefusal {
  try {
    return parse(table, {
      delimiter: findDelimiter(table),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      to: rows + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, records, column } = error;
    const before = typeof records === "number" ? records : 0;
    return refusal(before + 1, typeof column === "number" ? column + 1 : null, FAULTS[code] ?? FAULTS.OTHER);
  }
}

const FAULTS: Record<string, string> & { OTHER: string } = {
  CSV_QUOTE_NOT_CLOSED:
    'A quotation mark is opened here and never closed; expected is a second " at the end of the cell.',
  CSV_INVALID_CLOSING_QUOTE:
    'Something follows the closing quotation mark of this cell; expected is the end of the cell, or "" for a mark within it.',
  INVALID_OPENING_QUOTE:
    'There is a quotation mark inside of a cell that does not begin with one; expected is the whole cell in quotation marks, with "" for those within.',
  OTHER: "The table cannot be read from here; expected is CSV as spreadsheets save it.",
};

function findOverlong(rows: readonly CsvRow[], { columns, cellLength }: CsvLimits): CsvRefusal | undefined {
  for (const { row, cells } of rows) {
    if (cells.length > columns) return refusal(row, columns + 1, `There are more than ${columns} cells in this row.`);
    const long = cells.findIndex((cell) => cell.length > cellLength);
    if (long !== -1) return refusal(row, long + 1, `This cell holds more than ${cellLength} characters.`);
  }
  return undefined;
}

function refusal(row: number, column: number | null, sentence: string): CsvRefusal {
  return { kind: "refused", row, column, sentence };
}

/** Whichever stands most often in the first line, outside of quotation marks; a comma where none does. */
function findDelimiter(table: string): string {
  const line =
    table
      .slice(0, 10_000)
      .replaceAll(/"[^"]*"/g, "")
      .split(/[\r\n]/, 1)[0] ?? "";
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
