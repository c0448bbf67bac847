import type { RegisterColumn, RegisterColumnReading, RegisterFileRefusal } from "@octant/schemas";
import { columnLetter, findColumn, HEADERS } from "./columns.ts";
import type { Reading } from "./read-row.ts";
import type { Table } from "./table.ts";

export type FoundTable = { kind: "found"; table: Table; reading: Reading; columns: RegisterColumnReading[] };

/**
 * Finds the table of a register among the sheets of a file: the first that is not hidden and whose first row names the columns.
 * Columns may stand in any order and be missing, but for the one that says what kind of source a row is.
 */
export function findTable(tables: readonly Table[]): FoundTable | { kind: "refused"; refusal: RegisterFileRefusal } {
  const visible = tables.filter(({ hidden }) => !hidden);
  const read = visible.map(readHead);
  const found = read.find(({ reading }) => reading.has("kind"));
  if (!found) {
    const some = Object.values(HEADERS).slice(0, 8).join(", ");
    const sentence = `The first row names no column “${HEADERS.kind}”; expected are the names of columns, such as ${some}.`;
    return refused(visible[0], visible[0]?.headRow ?? null, null, sentence);
  }
  const { table, reading, columns, twice } = found;
  if (twice) {
    const sentence = `The column “${HEADERS[twice.column]}” stands here a second time; expected is each once.`;
    return refused(table, table.headRow, columnLetter(twice.at), sentence);
  }
  return { kind: "found", table, reading, columns };
}

function refused(table: Table | undefined, row: number | null, column: string | null, sentence: string) {
  return { kind: "refused" as const, refusal: { sheet: table?.sheet ?? null, row, column, sentence } };
}

function readHead(table: Table) {
  const reading = new Map<RegisterColumn, number>();
  let twice: { column: RegisterColumn; at: number } | undefined;
  const columns = table.head.flatMap((header, at): RegisterColumnReading[] => {
    if (header.trim() === "") return [];
    const as = findColumn(header) ?? "unknown";
    if (as !== "written" && as !== "unknown") {
      if (reading.has(as)) twice ??= { column: as, at };
      else reading.set(as, at);
    }
    return [{ column: columnLetter(at), header: header.trim().slice(0, 200), as }];
  });
  return { table, reading, columns, twice };
}
