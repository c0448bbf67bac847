import { guessLanguage } from "../language/guess-language.ts";
import { type Decoded, decodeAs, markLength } from "./decode-as.ts";
import { tellUtf16 } from "./decode-utf16.ts";
import type { TextEncoding } from "./encodings.ts";
import { findOtherFormat } from "./other-format.ts";
import { implausibility } from "./plausibility.ts";
import { MAX_CODE_POINTS, type Refusal } from "./refusal.ts";
import { scanUtf8, type Utf8Scan } from "./scan-utf8.ts";

/** The bytes do not tell their encoding: a person chooses by how a line reads in each. The likeliest comes first. */
export type Choose = { kind: "choose"; candidates: { encoding: TextEncoding; excerpt: string }[] };

/**
 * Reads the bytes of a text file. Without `encoding` it is told from the bytes, in this order:
 * 1. a mark at the beginning (UTF-8, UTF-16);
 * 2. UTF-16 without one, by the side on which zero bytes stand; not `certain`;
 * 3. UTF-8, where every byte is right; where most are, it is UTF-8 that is damaged or mixed, and refused with its place;
 * 4. Windows-1252, where it reads as a Western language; not `certain`, for its bytes mean something elsewhere too;
 * 5. otherwise a person chooses.
 * What is read holds no character that was not in the file, in particular no U+FFFD for one that was not understood. The
 * mark is left out. Text that is empty, too long, or holds what `findRefusedCharacter` names is refused in any encoding.
 */
export function decodeText(bytes: Uint8Array, encoding?: TextEncoding): Decoded | Choose | Refusal {
  if (bytes.length === 0) return { kind: "refused", code: "empty" };
  // no encoding takes more than four bytes for a code point, and a mark takes less
  if (bytes.length > 4 * (MAX_CODE_POINTS + 1)) {
    return { kind: "refused", code: "too-long", limit: MAX_CODE_POINTS, actual: null };
  }
  if (encoding) return decodeAs(bytes, encoding, true);
  const format = findOtherFormat(bytes);
  if (format) return { kind: "refused", code: "other-format", format };
  const marked = (["utf-8", "utf-16le", "utf-16be"] as const).find((name) => markLength(bytes, name) > 0);
  if (marked) return decodeAs(bytes, marked, true);
  const wide = tellUtf16(bytes);
  if (wide) return decodeAs(bytes, wide, false);

  const scan = scanUtf8(bytes);
  const isRight = scan.firstBad === undefined && scan.cutOffAt === undefined;
  if (isRight || looksLikeUtf8(scan)) return decodeUtf8(bytes, scan);
  return decodeOlder(bytes);
}

/** Two letters of an older encoding form what looks like one character of UTF-8 by chance at times, but seldom. */
function looksLikeUtf8(scan: Utf8Scan): boolean {
  return scan.sequences > 0 && 10 * scan.sequences >= scan.strays;
}

function decodeUtf8(bytes: Uint8Array, { firstStray }: Utf8Scan): Decoded | Refusal {
  const result = decodeAs(bytes, "utf-8", true);
  const isStray = result.kind === "refused" && result.code === "bad-bytes" && result.atByte === firstStray;
  return isStray ? { ...result, code: "mixed" } : result;
}

/** The encodings of one byte a character, the likeliest in a file without a mark first. */
const OLDER = ["windows-1252", "windows-1250", "windows-1251", "windows-1256", "iso-8859-15"] as const;

function decodeOlder(bytes: Uint8Array): Decoded | Choose | Refusal {
  const readings = OLDER.map((name) => decodeAs(bytes, name, false)).filter((reading) => reading.kind === "decoded");
  const distinct = readings.filter(({ text }, at) => readings.findIndex((other) => other.text === text) === at);
  const ranked = distinct
    .map((reading) => ({ ...reading, oddities: implausibility(reading.text) }))
    .toSorted((a, b) => a.oddities - b.oddities);
  const [likeliest] = ranked;
  // control characters and white space are the same bytes in all of them
  if (!likeliest) return decodeAs(bytes, "windows-1256", false);
  const rivals = ranked.filter(({ oddities }) => oddities === 0).length;
  const isWestern = likeliest.encoding === "windows-1252" && likeliest.oddities === 0;
  if (isWestern && (rivals === 1 || guessLanguage(likeliest.text) !== null)) {
    const { oddities: _, ...decoded } = likeliest;
    return decoded;
  }
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80);
  const candidates = ranked.map(({ encoding, text }) => ({ encoding, excerpt: lineAround(text, firstHigh) }));
  return { kind: "choose", candidates };
}

/** The line around a place, or as much of it as a preview shows. In these encodings a byte is one UTF-16 unit. */
function lineAround(text: string, at: number): string {
  const lineStart = Math.max(text.lastIndexOf("\n", at), text.lastIndexOf("\r", at)) + 1;
  const lineEnd = text.slice(at).search(/[\n\r]/);
  const end = lineEnd === -1 ? text.length : at + lineEnd;
  return text.slice(Math.max(lineStart, at - 120), Math.min(end, at + 240)).trim();
}
