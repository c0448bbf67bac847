import { codePointLength } from "@octant/spans";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encoded, utf8, utf16 } from "../../test/encode.ts";
import { findRefusedCharacter } from "../encoding/find-refused-character.ts";
import { normaliseText } from "../normalise-text.ts";
import { readText } from "./read-text.ts";

/** Reads a file that can be read. */
function read(bytes: Uint8Array) {
  const result = readText(bytes);
  if (result.kind !== "read") throw new Error(JSON.stringify(result));
  return result;
}

test("a file becomes its normalised text with length, turns, speakers, language and direction", () => {
  const file = utf8(
    "\ufeffInterviewer: Who comes at night?\r\n\r\nR1: Nobody 🕊 comes to us, and that is the truth of it.\r\n",
  );
  const text = "Interviewer: Who comes at night?\n\nR1: Nobody 🕊 comes to us, and that is the truth of it.\n";
  expect(readText(file)).toEqual({
    kind: "read",
    text,
    length: [...text].length,
    encoding: "utf-8",
    certain: true,
    paragraphs: 2,
    turns: [
      { start: 0, end: 32, speechStart: 13, speaker: "Interviewer", role: "interviewer" },
      { start: 34, end: [...text].length - 1, speechStart: 38, speaker: "R1", role: "respondent" },
    ],
    speakers: [
      { name: "Interviewer", role: "interviewer", turns: 1 },
      { name: "R1", role: "respondent", turns: 1 },
    ],
    language: "en",
    direction: "ltr",
  });
});

test("Markdown is kept to the letter, and its names are read without their marks", () => {
  const text = "# Interview\n\n**Q:** Who *really* comes?\n\n**A:** [Nobody](https://example.org).\n";
  expect(readText(utf8(text))).toMatchObject({ text, turns: [{ speaker: null }, { speaker: "Q" }, { speaker: "A" }] });
});

test("what cannot be read comes back as it was refused, or with the encodings to choose from", () => {
  expect(readText(utf8("One\nTwo \u0000"))).toMatchObject({ kind: "refused", code: "control-character", line: 2 });
  expect(readText(utf8(" \r\n\t\n"))).toEqual({ kind: "refused", code: "empty" });
  const russian = encoded("Никто не приходит ночью.", "windows-1251");
  expect(readText(russian)).toMatchObject({ kind: "choose", candidates: [{ encoding: "windows-1251" }, {}, {}, {}] });
  expect(readText(russian, "windows-1251")).toMatchObject({
    text: "Никто не приходит ночью.",
    encoding: "windows-1251",
  });
});

test("nothing is lost: a text read again from what was read is the same, in every Unicode encoding", () => {
  const pieces = fc.constantFrom("R1: ", "Awa : ", "é", "e\u0301", "🕊", "لا أحد", "\r\n", "\n\n", " ", "ߊ߫", "**Q:** ");
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 5 })), { minLength: 1 })
    .map((parts) => parts.join(""))
    .filter((it) => it.trim() !== "" && !it.startsWith("\ufeff") && !findRefusedCharacter(it));
  const holds = fc.property(text, (it) => {
    const first = read(utf8(it));
    expect(first.text).toBe(normaliseText(it));
    expect(first.length).toBe(codePointLength(first.text));
    expect(read(utf8(first.text))).toEqual(first);
    expect(readText(utf16(it, "utf-16be"), "utf-16be")).toMatchObject({ text: first.text, turns: first.turns });
  });
  fc.assert(holds);
});
