import { createWindowVirtualizer, defaultRangeExtractor, type Range } from "@tanstack/solid-virtual";
import { createEffect, createSignal, on, onCleanup, onMount } from "solid-js";
import { printing } from "./printing.ts";
import { withNeighbours } from "./with-neighbours.ts";

/** A row of one line on a wide screen; each is measured once it is drawn. */
const ROW_PX = 37;
/** Rows beyond the edge of the window, so that a quick wheel finds them drawn. */
const BEYOND = 12;

type List = {
  /** The keys of all rows in their order; a row's height is remembered by its key. */
  keys: () => readonly string[];
  /** What the rows lie in. */
  body: () => HTMLElement;
};

/**
 * Of a long list the rows that are seen, on the page's own scrolling, and those beside the held one, so that focus neither
 * goes with its row nor has nowhere to go. On paper every row is drawn.
 */
export function createRows(list: List) {
  const [above, setAbove] = createSignal(0);
  const [held, setHeld] = createSignal<number>();
  const virtual = createWindowVirtualizer<HTMLElement>({
    get count() {
      return list.keys().length;
    },
    get scrollMargin() {
      return above();
    },
    get getItemKey() {
      const keys = list.keys();
      return (at: number) => keys[at] ?? at;
    },
    get rangeExtractor() {
      if (printing()) return ({ count }: Range) => Array.from({ length: count }, (_, at) => at);
      const at = held();
      return (range: Range) => withNeighbours(defaultRangeExtractor(range), at, range.count);
    },
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
  });

  onMount(() => {
    // whatever comes or goes above the rows moves them
    const look = () => setAbove(Math.round(list.body().getBoundingClientRect().top + scrollY));
    const watch = new ResizeObserver(look);
    watch.observe(document.body);
    look();
    onCleanup(() => watch.disconnect());
  });
  // rows are of another height on paper; what was measured there holds for it alone
  createEffect(on(printing, (isPaper) => isPaper || virtual.measure(), { defer: true }));

  return {
    /** The rows to draw, in order. */
    drawn: () => virtual.getVirtualItems(),
    /** How far below the first row's place a row begins, in pixels. */
    topOf: ({ start }: { start: number }) => start - above(),
    height: () => virtual.getTotalSize(),
    /** Takes the height of a drawn row, which bears its place as `data-index`. */
    measure: (row: HTMLElement) => {
      if (!printing()) virtual.measureElement(row);
    },
    /** Keeps a row and those beside it drawn, wherever the page is scrolled to. */
    hold: setHeld,
  };
}
