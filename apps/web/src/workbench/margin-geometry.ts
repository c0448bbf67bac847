import type { BlockMark } from "./block-marks.ts";
import { type LabelLayout, layoutLabels, type MarginBar } from "./label-layout.ts";
import type { SpanBox } from "./measure.ts";
import { DRAWN_LANES } from "./paint.ts";

/** Distances of the margin, in px, from the text's inline end. */
export const MARGIN_PX = {
  gap: 16,
  lanePitch: 9,
  bar: 5,
  leader: 12,
  glyph: 14,
  name: 20,
  column: 50,
} as const;

/** Where the first underline hangs under the baseline, how far apart they are, and how high a start tick is. */
export const UNDERLINE_PX = { first: 5, pitch: 4, tick: 6 } as const;

export type MeasuredMark = { mark: BlockMark; box: SpanBox };

/** What of a block's margin is drawn; heights in px from the block's top, widths from the text's inline end. */
export type MarginPicture = {
  bars: (MarginBar & { mark: BlockMark; x: number })[];
  ticks: { id: string; mark: BlockMark; x: number; y: number }[];
  labels: (LabelLayout["labels"][number] & { mark: BlockMark; x: number; leader: string })[];
  /** Codings without a bar or label of their own, told as a count at `moreY`. */
  more: number;
  moreY: number;
  /** Signs after the last letter of each passage that ends here, for screens without a margin; physical px. */
  ends: { mark: BlockMark; x: number; y: number }[];
};

/** How far apart signs are that belong at one place. */
const END_PITCH = 11;

/**
 * Puts bars, ticks and labels of one block in their places. `height` is the block's, `descent` how far letters reach
 * under the baseline. The same marks give the same picture.
 */
export function marginPicture(measured: readonly MeasuredMark[], height: number, descent: number): MarginPicture {
  const drawn = measured.filter(({ mark }) => mark.lane < DRAWN_LANES);
  const lanes = Math.max(0, ...drawn.map(({ mark }) => mark.lane + 1));
  const bars = drawn.map(({ mark, box }) => ({
    mark,
    id: mark.id,
    lane: mark.lane,
    x: MARGIN_PX.gap + mark.lane * MARGIN_PX.lanePitch,
    top: box.cutStart ? 0 : box.startTop,
    bottom: box.cutEnd ? height : box.endBottom + UNDERLINE_PX.first,
  }));
  const ticks = drawn
    .filter(({ mark }) => mark.opens)
    .map(({ mark, box }) => ({
      id: mark.id,
      mark,
      x: box.startX,
      y: box.startBottom - descent + UNDERLINE_PX.first + mark.lane * UNDERLINE_PX.pitch + 2,
    }));
  const opening = bars.filter(({ mark }) => mark.opens);
  const { labels, hidden } = layoutLabels(opening, height);
  const labelX = MARGIN_PX.gap + lanes * MARGIN_PX.lanePitch + MARGIN_PX.leader;
  const byId = new Map(opening.map((bar) => [bar.id, bar]));
  const placed = labels.flatMap((label) => {
    const bar = byId.get(label.id);
    if (!bar) return [];
    const x = labelX + label.column * MARGIN_PX.column;
    return [{ ...label, mark: bar.mark, x, leader: leader(bar, label.y, labelX, label.column) }];
  });
  const deep = measured.filter(({ mark }) => mark.opens && mark.lane >= DRAWN_LANES).length;
  const lowest = Math.max(-1, ...placed.map(({ y }) => y));
  return { bars, ticks, labels: placed, more: hidden.length + deep, moreY: lowest, ends: endSigns(measured) };
}

function endSigns(measured: readonly MeasuredMark[]): MarginPicture["ends"] {
  const taken = new Map<string, number>();
  return measured.flatMap(({ mark, box }) => {
    if (box.cutEnd) return [];
    const place = `${box.endX} ${box.endTop}`;
    const before = taken.get(place) ?? 0;
    taken.set(place, before + 1);
    return [{ mark, x: box.endX - 2 + before * END_PITCH, y: box.endTop - 4 }];
  });
}

/** A hairline from the bar's start to its label; further columns of numbers have none. */
function leader(bar: { x: number; top: number }, y: number, labelX: number, column: number): string {
  if (column > 0) return "";
  const from = bar.x + MARGIN_PX.bar;
  const bend = labelX - MARGIN_PX.leader / 2;
  return `M${from} ${bar.top + 0.5}H${bend}L${labelX - 3} ${y + 10}`;
}
