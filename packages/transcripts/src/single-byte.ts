import type { TextEncoding } from "./encodings.ts";

/** Bytes to which an encoding gives no character; the platform's decoder would make control characters of them. */
const UNDEFINED: Partial<Record<TextEncoding, readonly number[]>> = {
  "windows-1252": [0x81, 0x8d, 0x8f, 0x90, 0x9d],
  "windows-1250": [0x81, 0x83, 0x88, 0x90, 0x98],
  "windows-1251": [0x98],
  "iso-8859-15": Array.from({ length: 0x20 }, (_, at) => 0x80 + at),
};

/** Position of the first byte that means nothing in a single-byte encoding; undefined if all mean something. */
export function undefinedByte(bytes: Uint8Array, encoding: TextEncoding): number | undefined {
  const nothing = UNDEFINED[encoding];
  if (!nothing) return undefined;
  const at = bytes.findIndex((byte) => byte >= 0x80 && nothing.includes(byte));
  return at === -1 ? undefined : at;
}

/** The characters of bytes 0x80 to 0x9F in Windows-1252, in order; a space stands where there is none. */
const WINDOWS_1252_C1 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** Puts right what several versions of Node do: they decode Windows-1252 as Latin-1, with control characters for quotes. */
export function withWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252_C1[control.charCodeAt(0) - 0x80] ?? control);
}

/** What Western European prose has above ASCII, as bytes of Windows-1252: quotes, dashes, spaces, accented letters. */
const WESTERN = new Set(
  [
    [0x80, 0x85, 0x8c, 0x9c, 0x99, 0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xad, 0xb0, 0xb7, 0xbb, 0xbf, 0xa1, 0xaa, 0xba], // € … Œ œ ™ nbsp £ § © « shy ° · » ¿ ¡ ª º
    [0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x82, 0x84, 0x8b, 0x9b], // ‘ ’ “ ” • – — ‚ „ ‹ ›
    latin1("ÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ"),
  ].flat(),
);

/** Latin-1 letters have the same number in Unicode as in Windows-1252. */
function latin1(letters: string): number[] {
  return [...letters].map((letter) => letter.charCodeAt(0));
}

const isLetter = (byte: number) => byte >= 0xc0;

/**
 * Whether bytes that are not UTF-8 read as Western European text in Windows-1252: nearly all above ASCII is what such prose
 * has, and accented letters stand alone or in pairs between plain ones. In Cyrillic or Arabic they stand in runs.
 */
export function looksWestern(bytes: Uint8Array): boolean {
  if (undefinedByte(bytes, "windows-1252") !== undefined) return false;
  let high = 0;
  let strange = 0;
  let inRuns = 0;
  let run = 0;
  for (const byte of bytes) {
    run = isLetter(byte) ? run + 1 : 0;
    if (run > 2) inRuns += 1;
    if (byte < 0x80) continue;
    high += 1;
    if (!WESTERN.has(byte)) strange += 1;
  }
  return strange <= high * 0.02 && inRuns <= high * 0.02;
}
