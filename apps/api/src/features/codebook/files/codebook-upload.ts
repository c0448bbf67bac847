import type { CodebookFormat } from "@octant/schemas";
import { CODEBOOK_FILE, UPLOAD } from "../../../platform/limits.ts";
import type { Parser } from "../../../platform/parser/parser.ts";
import { ProblemError } from "../../../platform/problems.ts";
import { requirePlainLine } from "../../sources/plain-line.ts";
import { FoundCodebook, type FoundFile } from "./found-file.ts";

/** A codebook's file as it came. */
export type CodebookUpload = { format: CodebookFormat; bytes: Uint8Array };

const FORMATS: Record<string, CodebookFormat> = { ".csv": "csv", ".qdc": "qdc", ".qde": "qdc" };

/** Throws for a file that is too large, has no usable name, or is of a kind that holds no codebook. */
export async function toCodebookUpload(file: File): Promise<CodebookUpload> {
  if (file.size > CODEBOOK_FILE.bytes) {
    throw new ProblemError("body-too-large", { limitBytes: CODEBOOK_FILE.bytes, actualBytes: file.size });
  }
  requirePlainLine(file.name, ["file", "name"]);
  if (file.name.length > UPLOAD.nameLength) {
    throw new ProblemError("invalid-request", { issues: [{ path: ["file", "name"], code: "too_big" }] });
  }
  const format = FORMATS[/\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? ""];
  if (!format) throw new ProblemError("unsupported-media-type", { accepted: Object.keys(FORMATS) });
  return { format, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * Has the file read in a process of its own. Throws `codebook-file-faulty` with every fault and its place, and `too-busy`
 * where too many others wait to be read.
 */
export async function readAside(parser: Parser, { format, bytes }: CodebookUpload): Promise<FoundFile> {
  const result = await parser.parse({ kind: "codebook", format }, bytes);
  if (result.kind === "busy") throw new ProblemError("too-busy");
  const found = result.kind === "failed" ? undefined : FoundCodebook.safeParse(result.frame.head).data;
  if (found?.kind === "read") return found;
  const sentence = "The file could not be read to its end.";
  throw new ProblemError("codebook-file-faulty", { faults: found?.faults ?? [{ place: 1, column: null, sentence }] });
}
