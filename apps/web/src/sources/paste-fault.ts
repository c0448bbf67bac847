import { findRefusedCharacter } from "@octant/transcripts";

/** What a pasted text may not hold: its name, such as "U+0000", and its line, from 1. */
export type PasteFault = { character: string; isHalf: boolean; line: number };

/**
 * The first character that keeps a pasted text from being stored as it is. It has to be looked for while the paste is
 * still a string: turned into bytes, half a character becomes another one, U+FFFD, and nobody is told.
 */
export function findPasteFault(text: string): PasteFault | undefined {
  const refused = findRefusedCharacter(text);
  if (!refused) return undefined;
  const line = text.slice(0, refused.utf16).split(/\r\n|\r|\n/).length;
  return { character: refused.character, isHalf: isSurrogate(text.charCodeAt(refused.utf16)), line };
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}
