import fc from "fast-check";
import { expect, test } from "vitest";
import { LABEL_PITCH, layoutLabels, type MarginBar } from "./label-layout.ts";

const bar = (id: string, top: number, lane = 0): MarginBar => ({ id, lane, top, bottom: top + 31 });

test("a label stands where its bar starts", () => {
  expect(layoutLabels([bar("a", 31), bar("b", 93)], 155).labels).toEqual([
    { id: "a", y: 31, column: 0, short: false },
    { id: "b", y: 93, column: 0, short: false },
  ]);
});

test("labels of bars that start together are pushed down, lane by lane", () => {
  const { labels } = layoutLabels([bar("b", 31, 1), bar("a", 31, 0), bar("c", 31, 2)], 155);
  expect(labels.map(({ id, y }) => [id, y])).toEqual([
    ["a", 31],
    ["b", 31 + LABEL_PITCH],
    ["c", 31 + 2 * LABEL_PITCH],
  ]);
});

test("at the foot of a block labels move up rather than into the next", () => {
  const { labels } = layoutLabels([bar("a", 124), bar("b", 124, 1), bar("c", 124, 2)], 155);
  expect(labels.map(({ y }) => y)).toEqual([155 - 3 * LABEL_PITCH, 155 - 2 * LABEL_PITCH, 155 - LABEL_PITCH]);
});

test("where names have no room there are numbers, and a count of the rest", () => {
  const crowd = Array.from({ length: 9 }, (_, at) => bar(String(at), 0, at));
  const { labels, hidden } = layoutLabels(crowd, 47);
  expect(labels).toHaveLength(5);
  expect(labels.every(({ short }) => short)).toBe(true);
  expect(hidden).toEqual(["5", "6", "7", "8"]);
});

test("no coding is lost, no two labels meet, and none lies outside a block that has room", () => {
  const anyBar = fc.record({
    id: fc.uuid(),
    lane: fc.nat(5),
    top: fc.nat(20).map((line) => line * 31),
    bottom: fc.constant(0),
  });
  const bars = fc.uniqueArray(anyBar, { selector: ({ id }) => id, maxLength: 40 });
  fc.assert(
    fc.property(bars, fc.integer({ min: 1, max: 21 }), (all, lines) => {
      const height = lines * 31;
      const { labels, hidden } = layoutLabels(all, height);
      expect(
        labels
          .map(({ id }) => id)
          .concat(hidden)
          .toSorted(),
      ).toEqual(all.map(({ id }) => id).toSorted());
      for (const column of new Set(labels.map((label) => label.column))) {
        const ys = labels.filter((label) => label.column === column).map(({ y }) => y);
        for (const [at, y] of ys.entries()) {
          expect(y).toBeGreaterThanOrEqual(at === 0 ? 0 : (ys[at - 1] ?? 0) + LABEL_PITCH);
          expect(y + LABEL_PITCH).toBeLessThanOrEqual(height);
        }
      }
      expect(layoutLabels(all.toReversed(), height)).toEqual({ labels, hidden });
    }),
  );
});
