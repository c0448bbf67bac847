import { expect, test } from "vitest";
import { findRefusedCharacter } from "./find-refused-character.ts";

test.each([
  ["NUL", "Gao\u0000", { utf16: 3, character: "U+0000" }],
  ["a vertical tab", "🕊\u000b", { utf16: 2, character: "U+000B" }],
  ["an escape", "\u001b[31m", { utf16: 0, character: "U+001B" }],
  ["the first half of a pair", "a\ud83db", { utf16: 1, character: "U+D83D" }],
  ["the second half of a pair", "🕊\udc69", { utf16: 2, character: "U+DC69" }],
  ["what is no character", "a\uffff", { utf16: 1, character: "U+FFFF" }],
])("%s is found with its place", (_, text, refused) => {
  expect(findRefusedCharacter(text)).toEqual(refused);
});

test("nothing is found in what texts hold: tabs, line ends, page breaks, bidi marks, emoji, letters of any script", () => {
  const text = "\ufeffa\tb\r\nc\f\u200fالسَّلامُ\u200e ߊ߫ ⵜⵉⴼⵉⵏⴰⵖ 👩🏾‍🌾 \u00a0\u2028\u0085 \ufffd";
  expect(findRefusedCharacter(text)).toBeUndefined();
});
