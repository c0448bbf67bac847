import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("line ends become LF, and letters stay composed or decomposed as they came", () => {
  const read = readText(utf8("\ufeffGao\u0301 é\r\nMopti\rSégou\n"));
  expect(read).toMatchObject({ kind: "read", text: "Gao\u0301 é\nMopti\nSégou\n", length: 19 });
});

test("Markdown is kept to the letter", () => {
  const text = "# Interview\n\n**Q:** Who *really* comes?\n\n**A:** [Nobody](https://example.org).\n";
  expect(readText(utf8(text))).toMatchObject({ text, turns: [{ speaker: null }, { speaker: "Q" }, { speaker: "A" }] });
});

test("a control character or a lone surrogate is refused with its line", () => {
  expect(readText(utf8("One\nTwo \u0000"))).toEqual({
    kind: "refused",
    code: "control-character",
    character: "U+0000",
    position: 8,
    line: 2,
  });
});

test("a page break is kept where it stands", () => {
  expect(readText(utf8("One\n\fTwo"))).toMatchObject({ kind: "read", text: "One\n\fTwo" });
});

test("white space alone is an empty file", () => {
  expect(readText(utf8(" \r\n\t\n"))).toEqual({ kind: "refused", code: "empty" });
});

test("a text of more than five million code points is refused with both numbers", () => {
  const refused = readText(utf8("word ".repeat(1_000_001)));
  expect(refused).toEqual({ kind: "refused", code: "too-long", limit: 5_000_000, actual: 5_000_005 });
});

test.each([
  ["en", "ltr", "They stay in the camp, and it is the fear of the road that keeps them there. We see that it was so."],
  ["fr", "ltr", "Ils restent dans le camp et les gens ne sont pas contents, parce que nous avons peur dans les rues."],
  ["ar", "rtl", "يبقون في المعسكر ولا أحد يأتي في الليل إلى قريتنا"],
  [null, "ltr", "Gao Mopti Ségou Kidal"],
])("the language and direction of a text are suggested: %s, %s", (language, direction, text) => {
  expect(readText(utf8(text))).toMatchObject({ language, direction });
});

test("speakers are listed with how often they speak", () => {
  expect(readText(utf8("Q: One?\nR1: Two.\nQ: Three?"))).toMatchObject({
    speakers: [
      { name: "Q", role: "interviewer", turns: 2 },
      { name: "R1", role: "respondent", turns: 1 },
    ],
  });
});
