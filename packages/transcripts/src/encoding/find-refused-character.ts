/** A character that a text may not hold, such as "U+0000". `utf16` is where it stands, in UTF-16 units. */
export type RefusedCharacter = { utf16: number; character: string };

/**
 * The first character that a text may not hold: half of a surrogate pair, U+FFFE, U+FFFF, or a control character other
 * than tab, line feed, form feed and carriage return. None has a meaning in a text, PostgreSQL or XML cannot keep most
 * of them, and where they stand the file is mostly no text, or was read in a wrong encoding.
 * For text that comes as a string, such as a paste: turned into bytes, half a pair would already be another character.
 */
export function findRefusedCharacter(text: string): RefusedCharacter | undefined {
  for (let utf16 = 0; utf16 < text.length; utf16 += 1) {
    const unit = text.charCodeAt(utf16);
    if (unit >= 0x20 && unit < 0x7f) continue;
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(utf16 + 1) & 0xfc00) === 0xdc00;
    if (isPair) utf16 += 1;
    else if (isRefused(unit)) return { utf16, character: toName(unit) };
  }
  return undefined;
}

function isRefused(unit: number): boolean {
  const isWhiteSpace = unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d;
  return (unit < 0x20 && !isWhiteSpace) || unit === 0x7f || (unit & 0xf800) === 0xd800 || unit >= 0xfffe;
}

function toName(unit: number): string {
  return `U+${unit.toString(16).toUpperCase().padStart(4, "0")}`;
}
