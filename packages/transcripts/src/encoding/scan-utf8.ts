import { toText } from "./to-text.ts";

/** What bytes look like when taken for UTF-8. */
export type Utf8Scan = {
  /** What is right of it: the whole text where nothing is wrong. */
  text: string;
  /** Characters of several bytes, or at least of their shape: only UTF-8 holds them in number. */
  sequences: number;
  /** Bytes above 7F that belong to no such character, and where the first one stands. */
  strays: number;
  firstStray: number | undefined;
  /** The first stray, or the first character of the right shape that must not be: a longer form, a surrogate, none. */
  firstBad: number | undefined;
  /** Where a character begins that the end of the file cuts off. */
  cutOffAt: number | undefined;
};

/** Reads all bytes as UTF-8, without stopping at what is wrong, so that mixtures can be told. */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const scan: Omit<Utf8Scan, "text"> = {
    sequences: 0,
    strays: 0,
    firstStray: undefined,
    firstBad: undefined,
    cutOffAt: undefined,
  };
  const units = new Uint16Array(bytes.length);
  let written = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      units[written++] = lead;
      at += 1;
      continue;
    }
    const length = sequenceLength(lead);
    const present = continuationsAfter(bytes, at, length - 1);
    if (length > 0 && present === length - 1) {
      const codePoint = decodeSequence(bytes, at, length);
      scan.sequences += 1;
      if (isForbidden(codePoint, length)) scan.firstBad ??= at;
      else written = writeCodePoint(units, written, codePoint);
      at += length;
    } else if (length > 0 && at + 1 + present === bytes.length) {
      scan.cutOffAt = at;
      at = bytes.length;
    } else {
      scan.firstStray ??= at;
      scan.firstBad ??= at;
      scan.strays += 1;
      at += 1;
    }
  }
  return { ...scan, text: toText(units.subarray(0, written)) };
}

/** How many bytes a character takes that begins with this one; 0 where none can. */
function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function continuationsAfter(bytes: Uint8Array, at: number, most: number): number {
  let count = 0;
  while (count < most && ((bytes[at + 1 + count] ?? 0) & 0xc0) === 0x80) count += 1;
  return count;
}

function decodeSequence(bytes: Uint8Array, at: number, length: number): number {
  let codePoint = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let i = 1; i < length; i += 1) codePoint = (codePoint << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return codePoint;
}

function isForbidden(codePoint: number, length: number): boolean {
  const shorter = (length === 3 && codePoint < 0x800) || (length === 4 && codePoint < 0x10000);
  const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return shorter || surrogate || codePoint > 0x10ffff;
}

function writeCodePoint(units: Uint16Array, at: number, codePoint: number): number {
  if (codePoint < 0x10000) {
    units[at] = codePoint;
    return at + 1;
  }
  units[at] = 0xd800 + ((codePoint - 0x10000) >> 10);
  units[at + 1] = 0xdc00 + ((codePoint - 0x10000) & 0x3ff);
  return at + 2;
}
