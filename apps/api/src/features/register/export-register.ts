import { writeCsv } from "@octant/csv";
import type { Citation, ExportRegister, RegisterColumn, Source } from "@octant/schemas";
import writeXlsxFile from "write-excel-file/node";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { readSources } from "../sources/read-sources.ts";
import { codeWord } from "./coded-words.ts";
import { COLUMNS, HEADERS, WRITTEN } from "./columns.ts";
import { readNames } from "./read-names.ts";
import type { RegisterNames } from "./register-names.ts";
import { sourceCells } from "./source-cells.ts";

type Value = string | number | null;

/**
 * The register as a file: every source, or those that are named in the order in which they are, a row each. Texts go out as
 * texts, whatever they look like: nothing in the file runs. The exact day is there for those who may change the register.
 * What is read back from the file is the register as it was. Throws `not-found` for a source that is not there.
 */
export async function exportRegister(
  ctx: RequestContext,
  { format, sourceIds }: ExportRegister,
): Promise<Uint8Array<ArrayBuffer>> {
  requireRight(ctx, "export-register");
  const { sources, names } = await inAssessment(ctx, async (tx) => {
    const all = await readSources(tx, ctx, undefined);
    return { sources: pick(all, sourceIds), names: await readNames(tx, ctx, all) };
  });
  const head = [...COLUMNS.map((column) => HEADERS[column]), ...WRITTEN];
  const rows = sources.map((source) => toRow(source, names));
  return format === "csv" ? new TextEncoder().encode(writeCsv([head, ...rows])) : toXlsx(head, rows);
}

function pick(all: readonly Source[], sourceIds: readonly string[] | null): readonly Source[] {
  if (sourceIds === null) return all;
  const byId = new Map(all.map((source) => [source.id, source]));
  return sourceIds.map((id) => {
    const source = byId.get(id);
    if (!source) throw new ProblemError("not-found");
    return source;
  });
}

const NUMBERS: ReadonlySet<RegisterColumn> = new Set(["number", "people"]);

function toRow(source: Source, names: RegisterNames): Value[] {
  const cells = sourceCells(source, names);
  const values = COLUMNS.map((column): Value => {
    const text = cells[column];
    if (text === "") return null;
    return NUMBERS.has(column) ? Number(text) : text;
  });
  return [...values, citationText(source.citation), source.turns, source.codings];
}

/** In English, for people who read the file; on the screen it is worded in their language. */
function citationText({ kind, number, group, area, when, periods }: Citation): string {
  const name = `${codeWord(kind).replace(/^./, (letter) => letter.toUpperCase())} ${number}`;
  const about = [group, area, when ?? (periods.length > 0 ? periods.join(", ") : null)];
  return [name, ...about].filter((part) => part !== null).join(", ");
}

const WIDTHS: Partial<Record<RegisterColumn, number>> = { title: 40, accessWords: 30, presentWords: 30, number: 8 };

async function toXlsx(head: readonly string[], rows: readonly Value[][]): Promise<Uint8Array<ArrayBuffer>> {
  const titles = head.map((value) => ({ value, fontWeight: "bold" as const }));
  // told to be a text, a text is no formula
  const cells = rows.map((row) => row.map((value) => (typeof value === "string" ? { value, type: String } : value)));
  const columns = [
    ...COLUMNS.map((column) => ({ width: WIDTHS[column] ?? 18 })),
    ...WRITTEN.map(() => ({ width: 12 })),
  ];
  const buffer = await writeXlsxFile([titles, ...cells], { sheet: "Register", columns, stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(buffer);
}
