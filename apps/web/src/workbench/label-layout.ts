/** A coding in the margin of a block: its lane and the heights, in px from the block's top, between which its bar runs. */
export type MarginBar = { id: string; lane: number; top: number; bottom: number };

/** Where a coding's label goes. `column` counts from the bars; labels in columns show the number alone. */
export type PlacedLabel = { id: string; y: number; column: number; short: boolean };

export type LabelLayout = {
  labels: PlacedLabel[];
  /** Codings for which there is no room at all: "+2" at the foot of the margin. */
  hidden: string[];
};

/** Height of a label's line, in px. */
export const LABEL_PITCH = 19;
/** How many numbers stand side by side where there is no room for names. */
export const SHORT_COLUMNS = 3;
/** More labels than this in one block are numbers only, so that the margin stays readable. */
const MOST_NAMES = 6;

/**
 * Places the labels of a block so that none covers another: each at its bar's start, pushed down on collision, and the
 * last ones up again where the block ends. Where names do not fit they become numbers in columns, then a count.
 * The same bars always give the same places.
 */
export function layoutLabels(bars: readonly MarginBar[], height: number): LabelLayout {
  const inOrder = bars.toSorted((a, b) => a.top - b.top || a.lane - b.lane || (a.id < b.id ? -1 : 1));
  const rows = Math.max(1, Math.floor(height / LABEL_PITCH));
  if (inOrder.length <= Math.min(rows, MOST_NAMES)) return { labels: pushDown(inOrder, height, 1, false), hidden: [] };
  const room = rows * SHORT_COLUMNS;
  const shown = inOrder.slice(0, inOrder.length > room ? room - 1 : room);
  return {
    labels: pushDown(shown, height, SHORT_COLUMNS, true),
    hidden: inOrder.slice(shown.length).map(({ id }) => id),
  };
}

function pushDown(bars: readonly MarginBar[], height: number, columns: number, short: boolean): PlacedLabel[] {
  const rowsOf = chunk(bars, columns);
  const ys: number[] = [];
  for (const [row, members] of rowsOf.entries()) {
    const wanted = members[0]?.top ?? 0;
    ys.push(Math.max(wanted, row === 0 ? 0 : (ys[row - 1] ?? 0) + LABEL_PITCH));
  }
  let lowest = Math.max(height, ys.length * LABEL_PITCH) - LABEL_PITCH;
  for (let row = ys.length - 1; row >= 0; row -= 1) {
    ys[row] = Math.min(ys[row] ?? 0, lowest);
    lowest = (ys[row] ?? 0) - LABEL_PITCH;
  }
  return rowsOf.flatMap((members, row) => members.map(({ id }, column) => ({ id, y: ys[row] ?? 0, column, short })));
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
