import type { Source, SourcePage } from "@octant/schemas";
import { createSignal, onCleanup } from "solid-js";

/** The first page fills a window and is there at once; the others are few. */
const FIRST = 100;
const NEXT = 1_000;

/**
 * Every source of an assessment, page after page; the first page is there at once. `loaded` is false until all came.
 * A page that fails leaves what is there; `problem` holds why, and `load` goes on from there.
 */
export function createSources(page: (asked: { cursor?: string; limit: number }) => Promise<SourcePage>) {
  const [items, setItems] = createSignal<readonly Source[]>([]);
  const [loaded, setLoaded] = createSignal(false);
  const [problem, setProblem] = createSignal<unknown>();
  let cursor: string | null | undefined;
  let left = false;
  onCleanup(() => {
    left = true;
  });

  /** Puts sources in their places, or at the end where they are new. */
  const put = (...given: readonly Source[]) =>
    setItems((known) => [...new Map([...known, ...given].map((source) => [source.id, source])).values()]);

  /** Takes a source out that is gone. */
  const drop = (sourceId: string) => setItems((known) => known.filter(({ id }) => id !== sourceId));

  const load = async () => {
    setProblem(undefined);
    try {
      while (cursor !== null && !left) {
        const got = await page(cursor === undefined ? { limit: FIRST } : { cursor, limit: NEXT });
        if (left) return;
        put(...got.items);
        cursor = got.nextCursor;
      }
      setLoaded(true);
    } catch (error) {
      if (!left) setProblem(() => error);
    }
  };

  /** Asks for all of it again, without taking away what is there meanwhile. */
  const reload = () => {
    cursor = undefined;
    return load();
  };

  return { items, loaded, problem, load, reload, put, drop };
}

export type Sources = ReturnType<typeof createSources>;
