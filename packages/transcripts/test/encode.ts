import { codePages } from "../src/encoding/code-pages.ts";
import type { TextEncoding } from "../src/encoding/encodings.ts";

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text in UTF-16, without a mark. */
export function utf16(text: string, encoding: "utf-16le" | "utf-16be"): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), encoding === "utf-16le");
  return new Uint8Array(view.buffer);
}

/** A text's bytes in an encoding, without a mark; undefined where the encoding lacks one of its characters. */
export function encode(text: string, encoding: TextEncoding): Uint8Array | undefined {
  if (encoding === "utf-8") return utf8(text);
  if (encoding === "utf-16le" || encoding === "utf-16be") return utf16(text, encoding);
  const upper = codePages[encoding].replaceAll("\ufffd", "\0");
  const bytes = Array.from(text, (letter) => (letter < "\x80" ? letter.charCodeAt(0) : upper.indexOf(letter) + 0x80));
  return bytes.includes(0x7f) && !text.includes("\x7f") ? undefined : Uint8Array.from(bytes);
}

/** As `encode`, for a text that the encoding can express. */
export function encoded(text: string, encoding: TextEncoding): Uint8Array {
  const bytes = encode(text, encoding);
  if (!bytes) throw new Error(`${encoding} cannot express ${text}`);
  return bytes;
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
