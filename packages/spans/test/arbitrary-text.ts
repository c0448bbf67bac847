import fc from "fast-check";

/** Pieces in which one letter is not one unit, or not one code point, and what stands between sentences and lines. */
const pieces = [
  "The patrols stay near the camp.",
  "« L’eau ? »",
  "Gao",
  "3.5",
  "U.S.",
  "👩🏾‍🌾",
  "👨‍👩‍👧‍👦",
  "🇲🇱",
  "🇫🇷🇲🇱",
  "🕊️",
  "𝒜",
  "e\u0301",
  "q\u0323\u0307",
  "ة",
  "هل وصلت القافلة؟",
  "السَّلامُ",
  "ߒߞߏ",
  "ߊ߫߬",
  "ⵜⵉⴼⵉⵏⴰⵖ",
  "क्षि",
  "\u200f",
  "\u200d",
  "\u0301",
  "\ud83d",
  "\udc69",
  " ",
  "  ",
  "\u00a0",
  "\u202f",
  "\ufeff",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "\u2028",
  "\n\n",
  ".",
  "!",
  "…",
  "—",
  "’",
];

/** Text put together from such pieces and from any code points at all, lone surrogates included. */
export const text: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join(""));

/** A text with two positions in it, in order. */
export const textWithSpan = text.chain((it) => {
  const length = Array.from(it).length;
  return fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({
    text: it,
    span: { start: Math.min(a, b), end: Math.max(a, b) },
  }));
});
