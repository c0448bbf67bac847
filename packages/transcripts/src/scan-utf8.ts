/** What a walk over the bytes finds: where UTF-8 first breaks, how often it does, and how many wide characters hold. */
export type Utf8Scan = {
  firstBad: number | undefined;
  /** The only break is a last character that is not whole. */
  cutOff: boolean;
  bad: number;
  wide: number;
};

/** Walks bytes as UTF-8 (RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF). */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const scan: Utf8Scan = { firstBad: undefined, cutOff: false, bad: 0, wide: 0 };
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = wideLength(bytes, at);
    if (length > 0) {
      scan.wide += 1;
      at += length;
      continue;
    }
    scan.firstBad ??= at;
    scan.bad += 1;
    if (scan.bad === 1 && cutOffAt(bytes, at)) return { ...scan, cutOff: true };
    at += 1;
  }
  return scan;
}

/** Bytes of the whole, valid character that begins at `at`; 0 if there is none. */
function wideLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = expectedLength(lead);
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < lowest(lead) || second > highest(lead)) return 0;
  for (let next = at + 2; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function cutOffAt(bytes: Uint8Array, at: number): boolean {
  const length = expectedLength(bytes[at] ?? 0);
  if (length === 0 || at + length <= bytes.length) return false;
  return bytes.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80);
}

function expectedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function lowest(lead: number): number {
  if (lead === 0xe0) return 0xa0; // shorter forms exist
  if (lead === 0xf0) return 0x90;
  return 0x80;
}

function highest(lead: number): number {
  if (lead === 0xed) return 0x9f; // surrogates
  if (lead === 0xf4) return 0x8f; // above U+10FFFF
  return 0xbf;
}
