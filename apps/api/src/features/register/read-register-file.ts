import { readCsv } from "@octant/csv";
import { REGISTER_ROWS_MOST } from "@octant/schemas";
import { type Cell, readXlsx, type SheetRow, XLSX_LIMITS } from "@octant/survey-import";
import { decodeText } from "@octant/transcripts";
import { REGISTER_FILE } from "../../platform/limits.ts";
import type { FileReader } from "../../platform/parser/job.ts";
import type { FoundTables, Table, TableCell } from "./table.ts";

/** Reads a register's file as tables of text. It runs in the parser's process; `readAside` hears its finding. */
export const readRegisterFile: FileReader = async (file, { format }) => {
  return { head: format === "csv" ? fromCsv(file) : await fromXlsx(file), parts: [] };
};

function fromCsv(bytes: Uint8Array): FoundTables {
  const text = decode(bytes);
  if (typeof text !== "string") return text;
  const { columns, cellLength } = REGISTER_FILE;
  const read = readCsv(text, { rows: REGISTER_ROWS_MOST, columns, cellLength });
  if (read.kind === "refused") return { ...read, sheet: null };
  const rows = read.rows.map(({ row, cells }) => ({ row, cells: cells.map(toCsvCell) }));
  return { kind: "read", tables: [{ sheet: null, hidden: false, headRow: 1, head: read.head, rows }] };
}

const toCsvCell = (cell: string): TableCell => (cell.trim() === "" ? null : cell.trim());

/** UTF-8, which Octant and most programs write, or whatever else can be told for certain. */
function decode(bytes: Uint8Array): string | FoundTables {
  const refused = (sentence: string, row: number | null = null): FoundTables => {
    return { kind: "refused", sheet: null, row, column: null, sentence };
  };
  const decoded = decodeText(bytes);
  if (decoded.kind === "decoded" && decoded.certain) return decoded.text;
  if (decoded.kind !== "refused") {
    return refused(
      "The letters of this table can be read in several ways; expected is UTF-8, which spreadsheets call CSV UTF-8, or a workbook (.xlsx).",
    );
  }
  if (decoded.code === "empty") return refused("The file is empty; expected is a table with a row for each source.");
  if (decoded.code === "too-long" || decoded.code === "other-format") {
    return refused("The file is no table in text; expected is CSV in UTF-8, or a workbook whose name ends in .xlsx.");
  }
  const what = decoded.code === "control-character" ? "a character that no text needs" : "bytes that are no UTF-8";
  return refused(`On line ${decoded.line} of the file there are ${what}; expected is CSV in UTF-8.`);
}

async function fromXlsx(bytes: Uint8Array): Promise<FoundTables> {
  const { columns, cellLength } = REGISTER_FILE;
  // one row more than there may be sources, for the head
  const read = await readXlsx(bytes, { ...XLSX_LIMITS, rows: REGISTER_ROWS_MOST + 1, columns, cellLength });
  if (read.kind === "refused") {
    const { sheet, row, column, sentence } = read;
    return { kind: "refused", sheet, row, column, sentence };
  }
  return { kind: "read", tables: read.sheets.flatMap(({ name, hidden, rows }) => toTable(name, hidden, rows)) };
}

function toTable(sheet: string, hidden: boolean, [head, ...rows]: readonly SheetRow[]): Table[] {
  if (!head) return [];
  const titles = head.cells.map((cell) => {
    const text = toCell(cell);
    return typeof text === "string" ? text : "";
  });
  const told = rows.map(({ row, cells }) => ({ row, cells: cells.map(toCell) }));
  const isEmpty = ({ cells }: Table["rows"][number]) => cells.every((cell) => cell === null);
  return [{ sheet, hidden, headRow: head.row, head: titles, rows: told.filter((row) => !isEmpty(row)) }];
}

/** A cell as a person would type it. A time of day says nothing that a register asks for. */
function toCell(cell: Cell | null | undefined): TableCell {
  switch (cell?.kind) {
    case "text":
      return cell.text.trim() === "" ? null : cell.text.trim();
    case "number":
      return String(cell.value);
    case "date":
      return cell.date;
    case "boolean":
      return cell.value ? "yes" : "no";
    case "error":
      return { error: cell.error.slice(0, 100) };
    default:
      return null;
  }
}
