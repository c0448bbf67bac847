import { toText } from "./to-text.ts";

export type Utf16 = "utf-16le" | "utf-16be";

/** UTF-16 as it stands, half pairs included; a last odd byte is left out. */
export function decodeUtf16(bytes: Uint8Array, encoding: Utf16): string {
  return toText(toUnits(bytes, encoding));
}

/** Where the first thing stands that is no UTF-16: half of a surrogate pair, or at the end half of a unit. */
export function findBadUtf16(bytes: Uint8Array, encoding: Utf16): { atByte: number; isCutOff: boolean } | undefined {
  const units = toUnits(bytes, encoding);
  for (let at = 0; at < units.length; at += 1) {
    const half = (units[at] ?? 0) & 0xfc00;
    if (half !== 0xd800 && half !== 0xdc00) continue;
    const isPair = half === 0xd800 && ((units[at + 1] ?? 0) & 0xfc00) === 0xdc00;
    if (!isPair) return { atByte: 2 * at, isCutOff: half === 0xd800 && at === units.length - 1 };
    at += 1;
  }
  return bytes.length % 2 === 1 ? { atByte: bytes.length - 1, isCutOff: true } : undefined;
}

/**
 * Which UTF-16 this is where no mark says so. Latin letters, and in any script spaces and line breaks, have one zero
 * byte of two, always on the same side; no other text has zero bytes at all.
 */
export function tellUtf16(bytes: Uint8Array): Utf16 | undefined {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0 && at % 2 === 0) even += 1;
    else if (bytes[at] === 0) odd += 1;
  }
  // one unit in twenty: no language that puts spaces between words has fewer of them
  const enough = Math.max(2, bytes.length / 40);
  // a few letters, such as U+0100, have their zero on the other side
  if (odd >= enough && even <= odd / 10) return "utf-16le";
  if (even >= enough && odd <= even / 10) return "utf-16be";
  return undefined;
}

function toUnits(bytes: Uint8Array, encoding: Utf16): Uint16Array {
  const [low, high] = encoding === "utf-16le" ? [0, 1] : [1, 0];
  const units = new Uint16Array(bytes.length >> 1);
  for (let at = 0; at < units.length; at += 1) {
    units[at] = (bytes[2 * at + low] ?? 0) | ((bytes[2 * at + high] ?? 0) << 8);
  }
  return units;
}
