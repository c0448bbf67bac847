import type { RegisterColumn, RegisterFault, Source, SourceKind } from "@octant/schemas";
import type { RegisterChange } from "../sources/write-registers.ts";
import { KINDS } from "./coded-words.ts";
import { columnLetter, HEADERS } from "./columns.ts";
import { CellFault, parseCode, parseNumber, parseSource, parseWords } from "./parse-cells.ts";
import type { RegisterNames } from "./register-names.ts";
import type { SourceCells } from "./source-cells.ts";
import type { Table } from "./table.ts";
import { takeCell } from "./take-cell.ts";

/** Where the columns of a table stand, by what they hold. */
export type Reading = ReadonlyMap<RegisterColumn, number>;
/** A source that is there, with its cells as it would be written. */
export type Present = { source: Source; cells: SourceCells };
export type Numbered = { kind: SourceKind; number: number };

/** What a row says, cell by cell, before it is known whether all of it goes together. */
export type ReadRow = {
  row: number;
  kind: SourceKind | null;
  number: number | null;
  title: string;
  present: Present | undefined;
  /** What the row changes, or of a new source what it says. */
  change: RegisterChange;
  /** Undefined where the row says nothing of it; "" for a cluster of the source's own. */
  cluster: string | undefined;
  /** The source that this one is a part of; null for none, undefined where the row says nothing of it. */
  partOf: Numbered | null | undefined;
  changed: { field: RegisterColumn; before: string; after: string }[];
  faults: RegisterFault[];
  /** Columns in which something stands. */
  said: Set<RegisterColumn>;
};

/** The greatest number that a source can be given. */
const MOST = 999_999;

/** Reads the cells of one row, and gathers what is wrong with them. */
class RowReading {
  readonly faults: RegisterFault[] = [];

  constructor(
    private readonly cells: Table["rows"][number]["cells"],
    private readonly reading: Reading,
  ) {}

  /** Undefined where there is no such column, or the cell holds no text. */
  textOf(column: RegisterColumn): string | undefined {
    const at = this.reading.get(column);
    if (at === undefined) return undefined;
    const cell = this.cells[at] ?? null;
    if (cell === null || typeof cell === "string") return cell ?? "";
    this.fault(
      column,
      new CellFault(`The cell holds ${cell.error}, an error of the spreadsheet; expected is its value.`),
    );
    return undefined;
  }

  fault(column: RegisterColumn, { sentence }: CellFault): void {
    this.faults.push({ ...placeOf(column, this.reading), sentence });
  }

  /** The value, or null where it is a fault, which is then told. */
  orFault<T>(column: RegisterColumn, value: T | CellFault): T | null {
    if (!(value instanceof CellFault)) return value;
    this.fault(column, value);
    return null;
  }
}

export function placeOf(column: RegisterColumn, reading: Reading) {
  const at = reading.get(column);
  return { column: at === undefined ? null : columnLetter(at), header: HEADERS[column] };
}

/** Reads one row. A cell that says what the source already is changes nothing, however it is written there. */
export function readRow(
  { row, cells }: Table["rows"][number],
  reading: Reading,
  names: RegisterNames,
  findPresent: (source: Numbered) => Present | undefined,
): ReadRow {
  const reader = new RowReading(cells, reading);
  const kindText = reader.textOf("kind");
  const kind = reader.orFault("kind", parseCode(KINDS, kindText ?? ""));
  const number = reader.orFault("number", parseNumber(reader.textOf("number") ?? "", MOST));
  if (kindText === "") reader.fault("kind", new CellFault("The row does not say what kind of source it is."));
  const present = kind && number ? findPresent({ kind, number }) : undefined;
  const read: ReadRow = {
    row,
    kind,
    number,
    title: "",
    present,
    change: {},
    cluster: undefined,
    partOf: undefined,
    changed: [],
    faults: reader.faults,
    said: new Set(),
  };
  for (const column of reading.keys()) takeColumn(read, reader, column, names);
  return { ...read, title: read.change.title ?? present?.source.title ?? "" };
}

function takeColumn(read: ReadRow, reader: RowReading, column: RegisterColumn, names: RegisterNames): void {
  if (column === "kind" || column === "number") return;
  const { present } = read;
  const text = reader.textOf(column);
  if (text !== undefined && text !== "") read.said.add(column);
  if (text === undefined || text === present?.cells[column]) return;
  const before = reader.faults.length;
  if (column === "cluster") read.cluster = reader.orFault(column, parseWords(text, 200)) ?? undefined;
  else if (column === "partOf") read.partOf = reader.orFault(column, parseSource(text));
  else {
    const part = reader.orFault(column, takeCell(column, text, names, read.change, present?.source)) ?? {};
    if (present && isAsItWas(part, { ...present.source, ...read.change })) return;
    Object.assign(read.change, part);
  }
  if (present && reader.faults.length === before) {
    read.changed.push({ field: column, before: present.cells[column], after: text });
  }
}

/** Whether a part of a change says what holds already, in whatever order it lists it. */
function isAsItWas(part: RegisterChange, register: object): boolean {
  return Object.entries(part).every(([field, value]) => sameKey(value) === sameKey(Reflect.get(register, field)));
}

/** The same text for two values that say the same: of ids and words in a list the order says nothing. */
function sameKey(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(sameKey).toSorted());
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return JSON.stringify(
    Object.entries(value)
      .map(([name, inner]) => `${name} ${sameKey(inner)}`)
      .toSorted(),
  );
}
