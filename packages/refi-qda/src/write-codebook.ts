import type { QdaCode, QdaCodebook, QdaSet } from "./codebook.ts";
import { toGuid } from "./values.ts";

/** `dropped` counts characters that XML 1.0 cannot hold: most control characters, and half a surrogate pair. */
export type WrittenCodebook = { xml: string; dropped: number };

const COLOUR = /^#[0-9a-f]{6}$/;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * Writes a codebook that is valid against `Codebook.xsd` 1.0: UTF-8 without a mark, line feeds, the same bytes for the same
 * codebook. Throws a RangeError for what no valid file can say: no code at all, a GUID or colour that is none, a GUID twice.
 * Source: REFI-QDA standard 1.5, Annex A.1.
 */
export function writeCodebook({ origin, codes, sets }: QdaCodebook): WrittenCodebook {
  if (codes.length === 0) throw new RangeError("a codebook without a code has no valid form");
  const writer = new Writer();
  const from = origin === null ? "" : ` origin=${writer.attribute(origin)}`;
  const lines = [HEAD, `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"${from}>`, "  <Codes>"];
  for (const code of codes) writer.code(code, "    ", lines);
  lines.push("  </Codes>");
  if (sets.length > 0) {
    lines.push("  <Sets>");
    for (const set of sets) writer.set(set, lines);
    lines.push("  </Sets>");
  }
  lines.push("</CodeBook>", "");
  return { xml: lines.join("\n"), dropped: writer.dropped };
}

class Writer {
  dropped = 0;
  readonly #guids = new Set<string>();

  code({ guid, name, isCodable, colour, description, codes }: QdaCode, indent: string, lines: string[]): void {
    if (colour !== null && !COLOUR.test(colour)) throw new RangeError("a colour is written as #rrggbb");
    const color = colour === null ? "" : ` color="${colour}"`;
    const start = `${indent}<Code guid="${this.#own(guid)}" name=${this.attribute(name)} isCodable="${isCodable}"${color}`;
    if (description === "" && codes.length === 0) {
      lines.push(`${start}/>`);
      return;
    }
    lines.push(`${start}>`);
    this.#description(description, indent, lines);
    for (const inner of codes) this.code(inner, `${indent}  `, lines);
    lines.push(`${indent}</Code>`);
  }

  set({ guid, name, description, members }: QdaSet, lines: string[]): void {
    lines.push(`    <Set guid="${this.#own(guid)}" name=${this.attribute(name)}>`);
    this.#description(description, "    ", lines);
    for (const member of members) lines.push(`      <MemberCode guid="${requireGuid(member)}"/>`);
    lines.push("    </Set>");
  }

  /** In an attribute every reader makes a space of a line end that is not written as a number. */
  attribute(value: string): string {
    const escaped = this.#text(value).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
    return `"${escaped}"`;
  }

  #description(description: string, indent: string, lines: string[]): void {
    if (description !== "") lines.push(`${indent}  <Description>${this.#text(description)}</Description>`);
  }

  #text(value: string): string {
    const kept = value.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, () => {
      this.dropped += 1;
      return "";
    });
    return kept.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
  }

  /** A GUID of a code or set, which stands once in a file. */
  #own(guid: string): string {
    const plain = requireGuid(guid);
    if (this.#guids.has(plain)) throw new RangeError("a GUID stands once in a file");
    this.#guids.add(plain);
    return plain;
  }
}

function requireGuid(guid: string): string {
  const plain = toGuid(guid);
  if (!plain) throw new RangeError("a GUID is written as a uuid");
  return plain;
}
