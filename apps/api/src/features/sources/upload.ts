import { findEncoding, type TextEncoding } from "@octant/transcripts";
import { UPLOAD } from "../../platform/limits.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { NotRead, ReadAside } from "./parse-aside.ts";
import type { Parsed, ParsedText } from "./parse-text.ts";
import { requirePlainLine } from "./plain-line.ts";

/** A file as it came. */
export type Upload = { name: string; bytes: Uint8Array };

const ENDINGS = [".txt", ".md"];

/** Throws for a file that is too large, has no usable name, or is of a kind that Octant does not read. */
export async function toUpload(file: File): Promise<Upload> {
  if (file.size > UPLOAD.bytes) {
    throw new ProblemError("body-too-large", { limitBytes: UPLOAD.bytes, actualBytes: file.size });
  }
  requirePlainLine(file.name, ["file", "name"]);
  if (file.name.length > UPLOAD.nameLength) {
    throw new ProblemError("invalid-request", { issues: [{ path: ["file", "name"], code: "too_big" }] });
  }
  if (!ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    throw new ProblemError("unsupported-media-type", { accepted: ENDINGS });
  }
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The encoding that a person chose. Throws `invalid-request` for one that Octant does not know. */
export function toEncoding(name: string | null | undefined): TextEncoding | undefined {
  if (name === null || name === undefined || name === "") return undefined;
  const encoding = findEncoding(name);
  if (!encoding) throw new ProblemError("invalid-request", { issues: [{ path: ["encoding"], code: "custom" }] });
  return encoding;
}

/**
 * Reads an upload to the end. Throws `encoding-not-told` with the encodings to choose from; `text-empty`, `text-too-long`
 * or `text-unreadable` with the place (`atByte` of the file; `position` in code points, `line` from 1), limit and actual.
 */
export async function readUpload(
  { bytes }: Upload,
  encoding: TextEncoding | undefined,
  read: ReadAside,
): Promise<ParsedText> {
  const parsed = await read(bytes, encoding);
  if (parsed.kind === "read") return parsed;
  if (parsed.kind === "choose") {
    throw new ProblemError("encoding-not-told", { encodings: parsed.candidates.map((c) => c.encoding) });
  }
  throw toProblem(parsed);
}

export function toProblem(refusal: Extract<Parsed | NotRead, { kind: "refused" }>): ProblemError {
  const { kind: _, code, ...where } = refusal;
  if (code === "empty") return new ProblemError("text-empty");
  if (code === "too-long") return new ProblemError("text-too-long", where);
  return new ProblemError("text-unreadable", { reason: code, ...where });
}
