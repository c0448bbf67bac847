import type { TextEncoding } from "@octant/transcripts";
import type { Failure, Parser } from "../../platform/parser/parser.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { Parsed } from "./parse-text.ts";
import { toParsed } from "./parsed-text.ts";

/** The reading was broken off from outside, so nothing can be said of where the fault lies. */
export type NotRead = { kind: "refused"; code: Failure };

/** How a text is read: an upload aside, a file of our own where we are. */
export type ReadAside = (bytes: Uint8Array, encoding: TextEncoding | undefined) => Promise<Parsed | NotRead>;

/** Reads an upload in a process that has nothing but the file. Throws `too-busy` where too many others wait to be read. */
export function parseAside(parser: Parser): ReadAside {
  return async (bytes, encoding) => {
    const result = await parser.parse({ kind: "text", encoding: encoding ?? null }, bytes);
    if (result.kind === "busy") throw new ProblemError("too-busy");
    if (result.kind === "failed") return { kind: "refused", code: result.code };
    return toParsed(result.frame) ?? { kind: "refused", code: "broke-off" };
  };
}
