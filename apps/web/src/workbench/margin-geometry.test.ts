import { expect, test } from "vitest";
import { makeLook } from "../../test/make-coding.ts";
import { MARGIN_PX, marginPicture, UNDERLINE_PX } from "./margin-geometry.ts";
import type { SpanBox } from "./measure.ts";

const box = (given: Partial<SpanBox> = {}): SpanBox => ({
  startTop: 31,
  startX: 100,
  startBottom: 54,
  endTop: 62,
  endX: 200,
  endBottom: 85,
  cutStart: false,
  cutEnd: false,
  ...given,
});
const mark = (id: string, lane: number, opens = true) => ({ ...makeLook({ id }), unsent: false, lane, opens });
const HEIGHT = 155;
const DESCENT = 6;

test("a bar runs from the passage's first line to its last, in its lane", () => {
  const { bars } = marginPicture([{ mark: mark("a", 1), box: box() }], HEIGHT, DESCENT);
  expect(bars).toMatchObject([{ top: 31, bottom: 85 + UNDERLINE_PX.first, x: MARGIN_PX.gap + MARGIN_PX.lanePitch }]);
});

test("a passage that goes on beyond the block has a bar to the block's edge and no second label", () => {
  const measured = [{ mark: mark("a", 0, false), box: box({ cutStart: true, cutEnd: true }) }];
  const { bars, labels, ticks } = marginPicture(measured, HEIGHT, DESCENT);
  expect(bars).toMatchObject([{ top: 0, bottom: HEIGHT }]);
  expect([labels, ticks]).toEqual([[], []]);
});

test("start ticks of lanes hang lower, lane by lane, under the baseline", () => {
  const measured = [0, 1, 2].map((lane) => ({ mark: mark(String(lane), lane), box: box() }));
  const { ticks } = marginPicture(measured, HEIGHT, DESCENT);
  expect(ticks.map(({ y }) => y - (54 - DESCENT))).toEqual([7, 11, 15]);
});

test("the fourth lane and on are told as a count", () => {
  const measured = [0, 1, 2, 3, 4].map((lane) => ({ mark: mark(String(lane), lane), box: box() }));
  const picture = marginPicture(measured, HEIGHT, DESCENT);
  expect([picture.bars.length, picture.labels.length, picture.more]).toEqual([3, 3, 2]);
});

test("signs of passages that end at one place stand side by side", () => {
  const measured = ["a", "b"].map((id, lane) => ({ mark: mark(id, lane), box: box() }));
  const { ends } = marginPicture(measured, HEIGHT, DESCENT);
  expect(new Set(ends.map(({ x }) => x)).size).toBe(2);
});

test("nothing coded is nothing drawn", () => {
  expect(marginPicture([], HEIGHT, DESCENT)).toEqual({ bars: [], ticks: [], labels: [], more: 0, moreY: -1, ends: [] });
});
