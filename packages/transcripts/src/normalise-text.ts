import { codePointLength } from "@octant/spans";
import type { Refusal } from "./refusal.ts";

/** The longest text, in code points, that Octant takes. */
export const MAX_CODE_POINTS = 5_000_000;

// Tab, line feed, form feed and carriage return are what text files have; a page break is kept where it stands.
// biome-ignore lint/suspicious/noControlCharactersInRegex: to find control characters is what this is for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/**
 * Makes decoded text what Octant keeps: without byte order mark, line ends as LF, everything else as it came (composed and
 * decomposed letters stay what they were). Refuses control characters and lone surrogates with their place, before anything
 * is measured, hashed or encrypted.
 */
export function normaliseText(raw: string): { kind: "normal"; text: string; length: number } | Refusal {
  const text = raw.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (text.trim() === "") return { kind: "refused", code: "empty" };
  const found = CONTROL.exec(text)?.index ?? loneSurrogate(text);
  if (found !== undefined) return controlCharacter(text, found);
  const length = codePointLength(text);
  if (length > MAX_CODE_POINTS) return { kind: "refused", code: "too-long", limit: MAX_CODE_POINTS, actual: length };
  return { kind: "normal", text, length };
}

function loneSurrogate(text: string): number | undefined {
  const at = text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  return at === -1 ? undefined : at;
}

function controlCharacter(text: string, at: number): Refusal {
  const before = text.slice(0, at);
  return {
    kind: "refused",
    code: "control-character",
    character: `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`,
    position: codePointLength(before),
    line: before.split("\n").length,
  };
}
