import { createCodePointIndex } from "@octant/spans";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestTo, uncodedSentences } from "./coded-sentences.ts";
import { createReadingSteps } from "./reading-steps.ts";
import { blockAt, blocksUnder, toBlocks } from "./text-blocks.ts";
import { trimSpan } from "./trim-span.ts";

const text = "INTERVIEWER: Where are they?\n\nR1: In the camp 🏕️. Far away.\nWe walk.\n\nNotes of the day";
const index = createCodePointIndex(text);
const at = (words: string) => index.toCodePoint(text.indexOf(words));
const turns = [
  { start: 0, end: at("\n\nR1"), speechStart: at("Where"), speakerId: "q" },
  { start: at("R1"), end: at("\n\nNotes"), speechStart: at("In the"), speakerId: "r" },
];
const blocks = toBlocks({ text, length: index.length, turns }, index);

describe("cutting a text into blocks", () => {
  test("a turn is a block of its lines without the speaker's name", () => {
    expect(blocks.map(({ speakerId, paragraphs }) => [speakerId, paragraphs.map((p) => p.text)])).toEqual([
      ["q", ["Where are they?"]],
      ["r", ["In the camp 🏕️. Far away.", "We walk."]],
      [null, ["Notes of the day"]],
    ]);
  });

  test("every line lies in the text where its code points say", () => {
    for (const paragraph of blocks.flatMap((block) => block.paragraphs)) {
      expect(index.slice(paragraph)).toBe(paragraph.text);
      expect(text.slice(paragraph.utf16, paragraph.utf16 + paragraph.text.length)).toBe(paragraph.text);
    }
  });

  test("a long turn is drawn in parts of which only the first carries the speaker", () => {
    const lines = Array.from({ length: 50 }, (_, line) => `${line} ${"word ".repeat(40)}`).join("\n");
    const counted = createCodePointIndex(lines);
    const turn = { start: 0, end: counted.length, speechStart: 0, speakerId: "r" };
    const parts = toBlocks({ text: lines, length: counted.length, turns: [turn] }, counted);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(({ opensTurn }) => opensTurn)).toEqual(parts.map((_, part) => part === 0));
    expect(parts.flatMap((part) => part.paragraphs)).toHaveLength(50);
  });

  test("no letter of any text is lost", () => {
    const anyText = fc
      .array(fc.constantFrom("a", "é", "م", "👩‍🌾", " ", "\n", "Q: ", ". "))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(anyText, fc.nat(10), (any, cutAt) => {
        const counted = createCodePointIndex(any);
        const middle = Math.min(cutAt, counted.length);
        const turn = { start: 0, end: middle, speechStart: 0, speakerId: null };
        const cut = toBlocks({ text: any, length: counted.length, turns: middle > 0 ? [turn] : [] }, counted);
        const drawn = cut.flatMap((block) => block.paragraphs.map((p) => p.text)).join("");
        expect(drawn.replaceAll(/\s/g, "")).toBe(any.replaceAll(/\s/g, ""));
      }),
    );
  });
});

describe("finding one's place", () => {
  test("a position is in the block that begins before it", () => {
    expect(blockAt(blocks, at("Far"))?.index).toBe(1);
    expect(blockAt(blocks, 0)?.index).toBe(0);
    expect(blockAt([], 3)).toBeUndefined();
  });

  test("a span lies under every block that it touches, and under no other", () => {
    expect(blocksUnder(blocks, { start: at("they"), end: at("Far") }).map((block) => block.index)).toEqual([0, 1]);
    expect(blocksUnder(blocks, { start: at("We"), end: at("We") + 2 }).map((block) => block.index)).toEqual([1]);
  });
});

test("sentences go on from one turn to the next", () => {
  const { sentences, sentencesOf } = createReadingSteps(index, blocks, "en");
  expect(sentencesOf(blocks[1] ?? blockAt(blocks, 0) ?? expect.fail()).map((s) => index.slice(s))).toEqual([
    "In the camp 🏕️.",
    "Far away.",
    "We walk.",
  ]);
  expect(sentences.nextStart(at("Where"))).toBe(at("In the"));
  expect(sentences.previousStart(at("In the"))).toBe(at("Where"));
  expect(sentences.nextStart(at("Notes"))).toBeUndefined();
});

test("a selection leaves the white space at its ends out", () => {
  const start = at("camp") - 1;
  expect(trimSpan(index, { start, end: at("Far") })).toEqual({ start: start + 1, end: at(". Far") + 1 });
  expect(trimSpan(index, { start, end: start + 1 })).toBeUndefined();
});

describe("uncoded sentences", () => {
  const sentences = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 21, end: 30 },
  ];

  test("one word coded is enough for a sentence to count as coded", () => {
    expect(uncodedSentences(sentences, [{ start: 12, end: 13 }])).toEqual([sentences[0], sentences[2]]);
  });

  test("a coding that only touches a sentence's end leaves it uncoded", () => {
    expect(uncodedSentences(sentences, [{ start: 10, end: 20 }])).toEqual([sentences[0], sentences[2]]);
  });

  test("the nearest lies ahead or behind", () => {
    expect(nearestTo(sentences, 11, 1)).toEqual(sentences[1]);
    expect(nearestTo(sentences, 11, -1)).toEqual(sentences[0]);
    expect(nearestTo(sentences, 25, 1)).toBeUndefined();
  });
});
