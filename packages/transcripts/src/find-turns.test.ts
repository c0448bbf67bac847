import { codePointLength, sliceCodePoints } from "@octant/spans";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findTurns } from "./find-turns.ts";

const said = (text: string) =>
  findTurns(text).map((turn) => [turn.speaker, sliceCodePoints(text, { start: turn.speechStart, end: turn.end })]);

test("a name with a colon opens a turn, and lines without one go on with it", () => {
  const text = "Interviewer: Who comes?\n\nR1, trader: Nobody.\nNot at night.\n\nAnd not by day.\n";
  expect(said(text)).toEqual([
    ["Interviewer", "Who comes?"],
    ["R1, trader", "Nobody.\nNot at night.\n\nAnd not by day."],
  ]);
});

test.each([
  ["INTERVIEWER - Who comes?\nR2 – Nobody.", ["INTERVIEWER", "R2"]],
  ["Q. Who comes?\nA. Nobody.", ["Q", "A"]],
  ["Q: Who comes?\nR: Nobody.", ["Q", "R"]],
  ["**Interviewer:** Who comes?\n**P3 (woman, trader):** Nobody.", ["Interviewer", "P3 (woman, trader)"]],
  ["[00:14:02] Interviewer: Who comes?\nR1 [00:14:09]: Nobody.", ["Interviewer", "R1"]],
  ["Enquêteur\u00a0: Qui vient\u202f?\nRépondante : Personne.", ["Enquêteur", "Répondante"]],
  ["المحاور: من يأتي؟\nالمشاركة: لا أحد.", ["المحاور", "المشاركة"]],
  ["Awa: Who comes?\nModerator: And at night?\nAwa: Nobody.", ["Awa", "Moderator", "Awa"]],
])("the speakers of %j are found", (text, speakers) => {
  expect(findTurns(text).map((turn) => turn.speaker)).toEqual(speakers);
});

test("who asks and who answers is told by the word where it tells", () => {
  const text = "Q: One?\nR1: Two.\nAwa: Three.\nAwa: Four.";
  expect(findTurns(text).map((turn) => turn.role)).toEqual(["interviewer", "respondent", null, null]);
});

test("one speaker written in two ways is one speaker", () => {
  expect(findTurns("INTERVIEWER: One?\nR1: Two.\nInterviewer: Three?").map((turn) => turn.speaker)).toEqual([
    "INTERVIEWER",
    "R1",
    "INTERVIEWER",
  ]);
});

test.each([
  "There were three reasons: the road, the fear and the rain.",
  "Note: the recorder was off.\nNote: it was on again.",
  "https://example.org/report",
  "At 10:30 the convoy left.\n10:30: the convoy left.\n10:45: it came back.",
  "Photo caption: a market.\n\nThe report goes on.",
  "— Nobody comes, she said.\n— Nobody, said her brother.",
  "Our demands:\nwater",
])("prose with a colon or a dash has no speaker: %j", (text) => {
  expect(findTurns(text).every((turn) => turn.speaker === null)).toBe(true);
});

test("a text without speakers gives a turn a paragraph, over hard line breaks", () => {
  expect(said("One line\nand its end.\n\nAnother.")).toEqual([
    [null, "One line\nand its end."],
    [null, "Another."],
  ]);
  expect(said("One.\nTwo.")).toEqual([
    [null, "One."],
    [null, "Two."],
  ]);
});

test("turns are in order, apart, inside the text, and hold all that is not white space", () => {
  const piece = fc.constantFrom(
    "Interviewer: ",
    "R1: ",
    "Awa : ",
    "Why? ",
    "😀",
    "é",
    "\u0301",
    "المحاور: ",
    "\n",
    "\n\n",
    " ",
    "q. ",
  );
  const any = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  );
  const property = fc.property(any, (text) => {
    const turns = findTurns(text);
    let from = 0;
    let outside = "";
    for (const turn of turns) {
      expect(turn.start).toBeGreaterThanOrEqual(from);
      expect(turn.speechStart).toBeGreaterThanOrEqual(turn.start);
      expect(turn.end).toBeGreaterThanOrEqual(turn.speechStart);
      expect(turn.end).toBeGreaterThan(turn.start);
      outside += sliceCodePoints(text, { start: from, end: turn.start });
      from = turn.end;
    }
    expect(from).toBeLessThanOrEqual(codePointLength(text));
    outside += sliceCodePoints(text, { start: from, end: codePointLength(text) });
    expect(outside.trim()).toBe("");
  });
  fc.assert(property, { numRuns: 500 });
});
