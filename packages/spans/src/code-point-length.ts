/** How many code points a text has. A lone surrogate counts as one, as it does for `Array.from`. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (isPair(text, at)) {
      length -= 1;
      at += 1;
    }
  }
  return length;
}

/** Whether the two UTF-16 units from `at` on are one code point. */
export function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
