import type { Span } from "@octant/spans";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edges, extendBy, moveBy, nudgeBy, toSpan, unitAt } from "./selection.ts";

function edgesOf(units: readonly Span[]): Edges {
  return {
    nextStart: (position) => units.find(({ start }) => start > position)?.start,
    nextEnd: (position) => units.find(({ end }) => end > position)?.end,
    previousStart: (position) => units.findLast(({ start }) => start < position)?.start,
    previousEnd: (position) => units.findLast(({ end }) => end < position)?.end,
  };
}

const sentences = edgesOf([
  { start: 0, end: 10 },
  { start: 11, end: 20 },
  { start: 21, end: 30 },
]);
const words = edgesOf([
  { start: 0, end: 3 },
  { start: 4, end: 6 },
  { start: 7, end: 10 },
]);

describe("moving by sentence", () => {
  test("begins with the sentence at the reader's place", () => {
    expect(moveBy(sentences, undefined, 12, 1)).toEqual({ anchor: 11, focus: 20 });
  });

  test("goes on to the next and back to the one before", () => {
    expect(moveBy(sentences, { anchor: 0, focus: 10 }, 0, 1)).toEqual({ anchor: 11, focus: 20 });
    expect(moveBy(sentences, { anchor: 11, focus: 20 }, 0, -1)).toEqual({ anchor: 0, focus: 10 });
  });

  test("from a part of a sentence, back is the sentence itself", () => {
    expect(moveBy(sentences, { anchor: 13, focus: 15 }, 0, -1)).toEqual({ anchor: 11, focus: 20 });
  });

  test("stops at the ends of the text", () => {
    expect(moveBy(sentences, { anchor: 21, focus: 30 }, 0, 1)).toBeUndefined();
    expect(moveBy(sentences, { anchor: 0, focus: 10 }, 0, -1)).toBeUndefined();
  });

  test("finds nothing between two sentences", () => {
    expect(unitAt(sentences, 10)).toBeUndefined();
  });
});

describe("extending by sentence", () => {
  test("takes the next one in, and out again", () => {
    const two = extendBy(sentences, { anchor: 0, focus: 10 }, 1);
    expect(toSpan(two)).toEqual({ start: 0, end: 20 });
    expect(toSpan(extendBy(sentences, two, -1))).toEqual({ start: 0, end: 10 });
  });

  test("turns round where its last sentence would go", () => {
    const before = extendBy(sentences, { anchor: 11, focus: 20 }, -1);
    expect(toSpan(before)).toEqual({ start: 0, end: 20 });
    const only = extendBy(sentences, before, 1);
    expect(toSpan(only)).toEqual({ start: 11, end: 20 });
    expect(toSpan(extendBy(sentences, only, 1))).toEqual({ start: 11, end: 30 });
  });
});

test("a word is taken off the end and put back", () => {
  const shorter = nudgeBy(words, { anchor: 0, focus: 10 }, -1);
  expect(toSpan(shorter)).toEqual({ start: 0, end: 6 });
  expect(toSpan(nudgeBy(words, shorter, 1))).toEqual({ start: 0, end: 10 });
});

test("whatever keys are pressed, something stays selected and lies on edges", () => {
  const units = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 12 })
    .map((lengths) => {
      let at = 0;
      return lengths.map(([length, gap]) => {
        const unit = { start: at, end: at + length };
        at = unit.end + gap;
        return unit;
      });
    });
  const keys = fc.array(fc.tuple(fc.constantFrom("extend", "nudge"), fc.constantFrom<1 | -1>(1, -1)), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(units, fc.nat(11), keys, (all, from, pressed) => {
      const edges = edgesOf(all);
      const first = all[from % all.length] ?? { start: 0, end: 1 };
      let selection = { anchor: first.start, focus: first.end };
      for (const [kind, by] of pressed) selection = (kind === "extend" ? extendBy : nudgeBy)(edges, selection, by);
      const { start, end } = toSpan(selection);
      expect(end).toBeGreaterThan(start);
      const marks = new Set(all.flatMap((unit) => [unit.start, unit.end]));
      expect(marks.has(start) && marks.has(end)).toBe(true);
    }),
  );
});
