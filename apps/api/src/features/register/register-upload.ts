import { type RegisterFileRefusal, RegisterFormat } from "@octant/schemas";
import { REGISTER_FILE, UPLOAD } from "../../platform/limits.ts";
import type { Parser } from "../../platform/parser/parser.ts";
import { ProblemError } from "../../platform/problems.ts";
import { requirePlainLine } from "../sources/plain-line.ts";
import { columnLetter } from "./columns.ts";
import { type FoundTable, findTable } from "./find-table.ts";
import { FoundTables } from "./table.ts";

/** A register's file as it came. */
export type RegisterUpload = { format: RegisterFormat; bytes: Uint8Array };

/** Throws for a file that is too large, has no usable name, or is of a kind that holds no register. */
export async function toRegisterUpload(file: File): Promise<RegisterUpload> {
  if (file.size > REGISTER_FILE.bytes) {
    throw new ProblemError("body-too-large", { limitBytes: REGISTER_FILE.bytes, actualBytes: file.size });
  }
  requirePlainLine(file.name, ["file", "name"]);
  if (file.name.length > UPLOAD.nameLength) {
    throw new ProblemError("invalid-request", { issues: [{ path: ["file", "name"], code: "too_big" }] });
  }
  const format = RegisterFormat.options.find((ending) => file.name.toLowerCase().endsWith(`.${ending}`));
  if (!format)
    throw new ProblemError("unsupported-media-type", { accepted: RegisterFormat.options.map((e) => `.${e}`) });
  return { format, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * Has the file read in a process of its own, and finds its table. Throws `register-file-faulty` with the place and a
 * sentence, and `too-busy` where too many others wait to be read.
 */
export async function readAside(parser: Parser, { format, bytes }: RegisterUpload): Promise<FoundTable> {
  const result = await parser.parse({ kind: "register", format }, bytes);
  if (result.kind === "busy") throw new ProblemError("too-busy");
  const told = result.kind === "failed" ? undefined : FoundTables.safeParse(result.frame.head).data;
  if (!told) throw faulty({ sheet: null, row: null, column: null, sentence: "The file could not be read to its end." });
  if (told.kind === "refused") {
    const { sheet, row, column, sentence } = told;
    throw faulty({ sheet, row, column: column === null ? null : columnLetter(column - 1), sentence });
  }
  const found = findTable(told.tables);
  if (found.kind === "refused") throw faulty(found.refusal);
  return found;
}

function faulty(refusal: RegisterFileRefusal): ProblemError {
  return new ProblemError("register-file-faulty", { faults: [refusal] });
}
