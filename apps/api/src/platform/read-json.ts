import { JSON_BODY } from "./limits.ts";

export type ReadJson = { kind: "json"; value: unknown } | { kind: "refused"; code: JsonFault };
type JsonFault = "not_json" | "too_deep" | "bad_character";

/**
 * Reads JSON that a stranger wrote. Refused are bytes that are no UTF-8, which would be read as other letters; text that is no
 * JSON; values that lie deeper than any of ours; and strings that hold NUL or half a character, which no database keeps.
 */
export function readJson(bytes: Uint8Array): ReadJson {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const code = findFault(value, 0);
    return code ? { kind: "refused", code } : { kind: "json", value };
  } catch {
    return { kind: "refused", code: "not_json" };
  }
}

function findFault(value: unknown, depth: number): JsonFault | undefined {
  if (typeof value === "string") return BAD_CHARACTER.test(value) ? "bad_character" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (depth >= JSON_BODY.depth) return "too_deep";
  for (const [name, inner] of Object.entries(value)) {
    const fault = findFault(name, depth) ?? findFault(inner, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

/** NUL, and half of a pair that stands alone. */
const BAD_CHARACTER = /\0|\p{Surrogate}/u;
