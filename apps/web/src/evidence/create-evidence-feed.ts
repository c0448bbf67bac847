import type { EvidenceItem, EvidencePage, ScorecardRow, Stance } from "@octant/schemas";
import { createSignal, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";

/** The quotes of one stance, as far as they were fetched and are shown. `more` says that the server has others. */
export type Feed = { items: EvidenceItem[]; more: boolean; shown: number };

export const STANCES: readonly Stance[] = ["supports", "constrains", "mixed", "context"];
/** How many quotes are shown at first, and added by "show more". */
const STEP = 50;

export type LoadPage = (stance: Stance, cursor: string | undefined) => Promise<EvidencePage>;

/**
 * Fetches the evidence of one figure by stance, page by page, each page once. A page that fails leaves what is there;
 * `problem` holds why, and the next call tries again.
 */
export function createEvidenceFeed(load: LoadPage) {
  const empty: Feed = { items: [], more: false, shown: STEP };
  const [feeds, setFeeds] = createStore<Record<Stance, Feed>>({
    supports: { ...empty },
    constrains: { ...empty },
    mixed: { ...empty },
    context: { ...empty },
  });
  const [row, setRow] = createSignal<ScorecardRow>();
  let told: ScorecardRow | undefined;
  const [problem, setProblem] = createSignal<unknown>();
  const cursors = new Map<Stance, string | null>();
  const underWay = new Map<Stance, Promise<void>>();
  let left = false;
  onCleanup(() => {
    left = true;
  });

  const fetchPage = (stance: Stance): Promise<void> => {
    const already = underWay.get(stance);
    if (already) return already;
    const cursor = cursors.get(stance);
    if (cursor === null) return Promise.resolve();
    const fetched = load(stance, cursor).then(
      (page) => {
        if (left) return;
        cursors.set(stance, page.nextCursor);
        told ??= page.row;
        setFeeds(stance, (feed) => ({ items: [...feed.items, ...page.items], more: page.nextCursor !== null }));
        setProblem(undefined);
      },
      (error: unknown) => {
        if (!left) setProblem(() => error);
      },
    );
    const done = fetched.finally(() => underWay.delete(stance));
    underWay.set(stance, done);
    return done;
  };

  return {
    row,
    feeds,
    problem,
    /** Fetches the first page of every stance that has none yet; `row` is there once all of them were tried. */
    start: async () => {
      await Promise.all(STANCES.filter((stance) => !cursors.has(stance)).map(fetchPage));
      if (!left) setRow(() => told);
    },
    /** Shows more of one stance, fetching where what is there has run out. */
    showMore: async (stance: Stance) => {
      const feed = feeds[stance];
      if (feed.items.length < feed.shown + STEP && feed.more) await fetchPage(stance);
      setFeeds(stance, "shown", (shown) => shown + STEP);
    },
    /** Fetches everything, so that a choice among the quotes misses none. Ends at the first page that fails. */
    loadAll: async () => {
      const rest = async (stance: Stance) => {
        while (!left && feeds[stance].more && problem() === undefined) await fetchPage(stance);
      };
      await Promise.all(STANCES.map(rest));
    },
  };
}

export type EvidenceFeed = ReturnType<typeof createEvidenceFeed>;
