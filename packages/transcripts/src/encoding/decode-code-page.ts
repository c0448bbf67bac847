import { type CodePageName, codePages } from "./code-pages.ts";
import { toText } from "./to-text.ts";

const undefinedByte = 0xfffd;

/** Reads one byte a character. `badByte` is where the first byte stands that means nothing in the code page. */
export function decodeCodePage(bytes: Uint8Array, page: CodePageName): { text: string } | { badByte: number } {
  const upper = codePages[page];
  const units = new Uint16Array(bytes.length);
  for (const [at, byte] of bytes.entries()) {
    const unit = byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80);
    if (unit === undefinedByte) return { badByte: at };
    units[at] = unit;
  }
  return { text: toText(units) };
}
