import type { FoundCodebook } from "./codebook.ts";
import { CodebookBuilder } from "./codebook-builder.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import type { LossReport } from "./losses.ts";
import { readXml } from "./read-xml.ts";
import { type Refusal, Refused } from "./refusal.ts";

/** `count` is how many codes there are, at whatever depth. */
export type ReadCodebook = { kind: "read"; codebook: FoundCodebook; count: number } & LossReport;

/**
 * Reads a REFI-QDA codebook (`.qdc`), or the codebook inside of a project's `.qde`, as real programs write them: with and
 * without braces round GUIDs, in older namespaces, with an empty list of sets. Gives every code in its place, and what the
 * file says beyond that as losses; or refuses the file, with the place and what was expected. It never throws.
 * Source: REFI-QDA standard 1.5, sections 7 (losses are told) and Annex A.1.
 */
export function readCodebook(bytes: Uint8Array): ReadCodebook | Refusal {
  const builder = new CodebookBuilder();
  try {
    readXml(decodeUtf8(bytes), builder);
    return { kind: "read", ...builder.finish() };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
