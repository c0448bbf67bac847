import type { AuditEntry, AuditPage } from "@octant/schemas";
import { createSignal, onCleanup } from "solid-js";

export type LoadAuditPage = (cursor: string | undefined) => Promise<AuditPage>;

/**
 * The audit as far as it was fetched, newest first. A page that fails leaves what is there; `problem` holds why, and the
 * next `loadMore` tries again. `restart` begins anew with other pages; what was under way for the former ones is dropped.
 */
export function createAudit() {
  const [entries, setEntries] = createSignal<readonly AuditEntry[]>();
  const [problem, setProblem] = createSignal<unknown>();
  const [more, setMore] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  let load: LoadAuditPage = async () => ({ items: [], nextCursor: null });
  let cursor: string | undefined;
  let turn = 0;
  onCleanup(() => {
    turn++;
  });

  const loadMore = async () => {
    const mine = turn;
    setBusy(true);
    try {
      const { items, nextCursor } = await load(cursor);
      if (mine !== turn) return;
      cursor = nextCursor ?? undefined;
      setEntries((before = []) => [...before, ...items]);
      setMore(nextCursor !== null);
      setProblem(undefined);
    } catch (error) {
      if (mine === turn) setProblem(() => error);
    } finally {
      if (mine === turn) setBusy(false);
    }
  };

  return {
    /** Undefined until the first page is there. */
    entries,
    problem,
    more,
    busy,
    loadMore,
    restart: (next: LoadAuditPage) => {
      turn++;
      load = next;
      cursor = undefined;
      setEntries(undefined);
      setMore(false);
      setProblem(undefined);
      return loadMore();
    },
  };
}
