import { codePointLength } from "@octant/spans";
import { decodeCodePage } from "./decode-code-page.ts";
import { decodeUtf16, findBadUtf16 } from "./decode-utf16.ts";
import type { TextEncoding } from "./encodings.ts";
import { findRefusedCharacter } from "./find-refused-character.ts";
import { MAX_CODE_POINTS, type Refusal } from "./refusal.ts";
import { scanUtf8 } from "./scan-utf8.ts";
import { toText } from "./to-text.ts";

export type Decoded = {
  kind: "decoded";
  text: string;
  encoding: TextEncoding;
  /** False where the bytes allow another reading, so that a person should look at the preview. */
  certain: boolean;
};

/** Reads bytes in the encoding named, without its mark at the beginning, or says what is wrong with them and where. */
export function decodeAs(bytes: Uint8Array, encoding: TextEncoding, certain: boolean): Decoded | Refusal {
  const mark = markLength(bytes, encoding);
  const body = bytes.subarray(mark);
  const raw = decodeBody(body, encoding);
  if ("code" in raw) {
    const line = lineAt(body, raw.atByte, encoding);
    return { kind: "refused", code: raw.code, encoding, atByte: mark + raw.atByte, line };
  }
  const { text } = raw;
  const refused = findRefusedCharacter(text);
  if (refused) {
    const { utf16, character } = refused;
    const before = text.slice(0, utf16);
    const atByte = mark + encodedLength(before, encoding);
    const position = codePointLength(before);
    return { kind: "refused", code: "control-character", encoding, character, atByte, position, line: lines(before) };
  }
  if (text.trim() === "") return { kind: "refused", code: "empty" };
  const actual = codePointLength(text);
  if (actual > MAX_CODE_POINTS) return { kind: "refused", code: "too-long", limit: MAX_CODE_POINTS, actual };
  return { kind: "decoded", text, encoding, certain };
}

type Fault = { code: "bad-bytes" | "cut-off"; atByte: number };

function decodeBody(body: Uint8Array, encoding: TextEncoding): { text: string } | Fault {
  if (encoding === "utf-8") {
    const { text, firstBad, cutOffAt } = scanUtf8(body);
    if (firstBad !== undefined) return { code: "bad-bytes", atByte: firstBad };
    return cutOffAt === undefined ? { text } : { code: "cut-off", atByte: cutOffAt };
  }
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const bad = findBadUtf16(body, encoding);
    if (!bad) return { text: decodeUtf16(body, encoding) };
    return { code: bad.isCutOff ? "cut-off" : "bad-bytes", atByte: bad.atByte };
  }
  const read = decodeCodePage(body, encoding);
  return "text" in read ? read : { code: "bad-bytes", atByte: read.badByte };
}

const marks: Partial<Record<TextEncoding, readonly number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
};

/** How many bytes at the beginning only say that this is the encoding (the byte order mark); 0 where none do. */
export function markLength(bytes: Uint8Array, encoding: TextEncoding): number {
  const mark = marks[encoding];
  return mark?.every((byte, at) => bytes[at] === byte) ? mark.length : 0;
}

/** How many bytes a text took in the encoding that it was read from. */
function encodedLength(text: string, encoding: TextEncoding): number {
  if (encoding === "utf-16le" || encoding === "utf-16be") return 2 * text.length;
  if (encoding !== "utf-8") return text.length;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // each half of a surrogate pair stands for two of its four bytes
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  return length;
}

function lineAt(body: Uint8Array, atByte: number, encoding: TextEncoding): number {
  const before = body.subarray(0, atByte);
  if (encoding === "utf-16le" || encoding === "utf-16be") return lines(decodeUtf16(before, encoding));
  return lines(toText(Uint16Array.from(before))); // line ends are the same bytes in all the others
}

function lines(before: string): number {
  return before.split(/\r\n|\r|\n/).length;
}
