import type { TextEncoding } from "./encodings.ts";
import type { Refusal } from "./refusal.ts";
import { scanUtf8 } from "./scan-utf8.ts";
import { looksWestern, undefinedByte, withWindows1252 } from "./single-byte.ts";

export type Decoded = {
  kind: "decoded";
  text: string;
  encoding: TextEncoding;
  /** False where the bytes allow another reading, so that a person should look at the preview. */
  certain: boolean;
};

/** The bytes do not tell their encoding: a person chooses by how the beginning reads. */
export type Choose = { kind: "choose"; candidates: { encoding: TextEncoding; excerpt: string }[] };

const EXCERPT_BYTES = 600;
const OFFERED = ["windows-1252", "windows-1256", "windows-1251", "windows-1250", "iso-8859-15"] as const;

/**
 * Reads bytes as text. Without `encoding` it is told from the bytes: a byte order mark; the zero bytes of UTF-16; valid
 * UTF-8; Windows-1252 where what is left reads as Western text. Anything else is for a person to choose.
 * Never puts U+FFFD where the file had something else: what does not decode is refused with its place.
 */
export function decodeText(bytes: Uint8Array, encoding?: TextEncoding): Decoded | Choose | Refusal {
  if (bytes.length === 0) return { kind: "refused", code: "empty" };
  if (encoding) return decodeAs(bytes, encoding, true);
  const marked = markOf(bytes);
  if (marked) return decodeAs(bytes, marked, true);
  const wide = utf16WithoutMark(bytes);
  if (wide) return decodeAs(bytes, wide, false);
  const scan = scanUtf8(bytes);
  if (scan.firstBad === undefined) return decodeAs(bytes, "utf-8", true);
  // without one whole wide character nothing says that this was UTF-8: "voilà" in Windows-1252 ends alike
  if (scan.cutOff && scan.wide > 0)
    return { kind: "refused", code: "cut-off", encoding: "utf-8", atByte: scan.firstBad };
  if (scan.wide > scan.bad) return { kind: "refused", code: "mixed", encoding: "utf-8", atByte: scan.firstBad };
  if (looksWestern(bytes)) return decodeAs(bytes, "windows-1252", false);
  return { kind: "choose", candidates: candidates(bytes) };
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding, certain: boolean): Decoded | Refusal {
  const bad = firstBadByte(bytes, encoding);
  if (bad) return { kind: "refused", encoding, ...bad };
  return { kind: "decoded", text: decodeWhole(bytes, encoding), encoding, certain };
}

/** Decodes bytes of which each is known to mean something. */
function decodeWhole(bytes: Uint8Array, encoding: TextEncoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === "windows-1252" ? withWindows1252(text) : text;
}

type BadByte = { code: "bad-bytes" | "cut-off"; atByte: number };

function firstBadByte(bytes: Uint8Array, encoding: TextEncoding): BadByte | undefined {
  if (encoding === "utf-8") {
    const { firstBad, cutOff } = scanUtf8(bytes);
    return firstBad === undefined ? undefined : { code: cutOff ? "cut-off" : "bad-bytes", atByte: firstBad };
  }
  if (encoding === "utf-16le" || encoding === "utf-16be") return badUtf16(bytes, encoding === "utf-16le");
  const atByte = undefinedByte(bytes, encoding);
  return atByte === undefined ? undefined : { code: "bad-bytes", atByte };
}

/** A surrogate without its other half, or an odd byte at the end. */
function badUtf16(bytes: Uint8Array, little: boolean): BadByte | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = view.getUint16(at, little) & 0xfc00;
    if (unit !== 0xd800 && unit !== 0xdc00) continue;
    if (unit === 0xd800 && at + 3 >= bytes.length) return { code: "cut-off", atByte: at };
    if (unit === 0xdc00 || (view.getUint16(at + 2, little) & 0xfc00) !== 0xdc00)
      return { code: "bad-bytes", atByte: at };
    at += 2;
  }
  return bytes.length % 2 === 1 ? { code: "cut-off", atByte: bytes.length - 1 } : undefined;
}

function markOf(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** Text in UTF-16 has a zero in half of its bytes wherever it has ASCII, spaces and line ends at the least. */
function utf16WithoutMark(bytes: Uint8Array): TextEncoding | undefined {
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte === 0) at % 2 === 0 ? even++ : odd++;
  }
  if (even + odd < Math.max(2, head.length * 0.05)) return undefined;
  if (odd > even * 20) return "utf-16le";
  if (even > odd * 20) return "utf-16be";
  return undefined;
}

function candidates(bytes: Uint8Array): Choose["candidates"] {
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, firstHigh - EXCERPT_BYTES / 2);
  const head = bytes.subarray(from, from + EXCERPT_BYTES);
  return OFFERED.filter((encoding) => undefinedByte(bytes, encoding) === undefined).map((encoding) => ({
    encoding,
    excerpt: decodeWhole(head, encoding),
  }));
}
