import { type CsvRow, readCsv } from "@octant/csv";
import { CODEBOOK_ENTRIES_MOST, type CodebookFileFault } from "@octant/schemas";
import { decodeText } from "@octant/transcripts";
import { CODEBOOK_FILE } from "../../../platform/limits.ts";
import { COLUMN_NAMES, COLUMNS, type Column } from "./columns.ts";
import { type FoundCodebook, type FoundEntry, refusedAt } from "./found-file.ts";

/**
 * Reads a codebook's table. Columns may stand in any order, and be missing but for the code's; those that are not known are
 * told. What is wrong within a row keeps that row alone from being taken, and every such mistake is told with its column.
 */
export function readCodebookCsv(bytes: Uint8Array): FoundCodebook {
  const decoded = decode(bytes);
  if (typeof decoded !== "string") return decoded;
  const { columns, cellLength } = CODEBOOK_FILE;
  const table = readCsv(decoded, { rows: CODEBOOK_ENTRIES_MOST, columns, cellLength });
  if (table.kind === "refused") {
    const { row, column, sentence } = table;
    return refusedAt(row, column === null ? null : String(column), sentence);
  }
  const head = readHead(table.head);
  if (head.kind === "refused") return head;
  const losses = head.unknown.map((name) => {
    return { place: 1, count: 1, sentence: `Nothing is known of the column “${short(name)}”; it was left out.` };
  });
  const entries = table.rows.map((row) => toEntry(row, head.at, table.head.length));
  return { kind: "read", entries, sets: [], losses, moreLosses: 0 };
}

function decode(bytes: Uint8Array): string | FoundCodebook {
  const decoded = decodeText(bytes);
  if (decoded.kind === "decoded" && decoded.certain) return decoded.text;
  if (decoded.kind !== "refused") {
    return refusedAt(
      1,
      null,
      "The letters of this table can be read in several ways; expected is UTF-8, which spreadsheets call CSV UTF-8.",
    );
  }
  if (decoded.code === "empty")
    return refusedAt(1, null, "The file is empty; expected is a table with a row for each code.");
  if (decoded.code === "other-format" || decoded.code === "too-long") {
    return refusedAt(1, null, "The file is no table in text; expected is CSV in UTF-8, as spreadsheets save it.");
  }
  const what = decoded.code === "control-character" ? "a character that no text needs" : "bytes that are no UTF-8";
  return refusedAt(
    decoded.line,
    null,
    `On line ${decoded.line} of the file there are ${what}; expected is CSV in UTF-8.`,
  );
}

type Head = { kind: "head"; at: ReadonlyMap<Column, number>; unknown: string[] };

function readHead(names: readonly string[]): Head | Extract<FoundCodebook, { kind: "refused" }> {
  const at = new Map<Column, number>();
  const unknown: string[] = [];
  for (const [index, written] of names.entries()) {
    const name = written
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, " ");
    const column = COLUMN_NAMES.find((known) => COLUMNS[known] === name);
    if (column && at.has(column)) {
      const sentence = `The column “${COLUMNS[column]}” stands here a second time; expected is each once.`;
      return { kind: "refused", faults: [{ place: 1, column: String(index + 1), sentence }] };
    }
    if (column) at.set(column, index);
    else if (name !== "") unknown.push(written);
  }
  if (at.has("name")) return { kind: "head", at, unknown };
  const expected = COLUMN_NAMES.map((column) => COLUMNS[column]).join(", ");
  const sentence = `The first row names no column “code”; expected are the names of columns: ${expected}.`;
  return { kind: "refused", faults: [{ place: 1, column: null, sentence }] };
}

function toEntry({ row, cells }: CsvRow, at: Head["at"], width: number): FoundEntry {
  const faults: CodebookFileFault[] = [];
  const cell = (column: Column) => {
    const index = at.get(column);
    return index === undefined ? undefined : (cells[index] ?? "").trim();
  };
  const [dimension, question, name] = [cell("dimension") ?? "", cell("question") ?? "", cell("name") ?? ""];
  if (cells.slice(width).some((extra) => extra.trim() !== "")) {
    const sentence = `The row has ${cells.length} cells; expected are ${width}, as in the first row. A comma within a text needs quotation marks round the text.`;
    faults.push({ column: null, sentence });
  }
  const level = name !== "" ? "code" : question !== "" ? "question" : "dimension";
  if (level === "dimension" && dimension === "") {
    faults.push({
      column: COLUMNS.name,
      sentence: "The row names no code, question or dimension; expected is one of them.",
    });
  }
  const [retired, guid] = [toRetired(cell("retired") ?? "", faults), toGuid(cell("id") ?? "", faults)];
  return {
    place: row,
    parent: null,
    level,
    guid,
    dimension,
    question,
    name,
    guide: {
      definition: cell("definition") ?? null,
      lookFor: cell("lookFor") ?? null,
      leaveOut: cell("leaveOut") ?? null,
      example: cell("example") ?? null,
      counterExample: cell("counterExample") ?? null,
    },
    isCodable: true,
    retired,
    faults,
  };
}

const YES = ["yes", "true", "1", "x", "retired"];
const NO = ["no", "false", "0"];

function toRetired(cell: string, faults: CodebookFileFault[]): boolean | null {
  const word = cell.toLowerCase();
  if (word === "") return null;
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  faults.push({
    column: COLUMNS.retired,
    sentence: `Expected is yes, no or nothing, and here stands “${short(cell)}”.`,
  });
  return null;
}

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/;

function toGuid(cell: string, faults: CodebookFileFault[]): string | null {
  if (cell === "") return null;
  const guid = GUID.exec(cell.toLowerCase())?.[1];
  if (guid) return guid;
  const sentence = `Expected is an id as Octant wrote it, or nothing, and here stands “${short(cell)}”.`;
  faults.push({ column: COLUMNS.id, sentence });
  return null;
}

function short(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line.length > 40 ? `${[...line].slice(0, 40).join("")}…` : line;
}
