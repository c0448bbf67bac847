import { foldLetters } from "./code-search.ts";

/** An area that can be chosen, with how deep it lies in the tree; null is the whole mission, or unknown. */
export type AreaRow = { id: string | null; name: string; depth: number };

/** What is being chosen: the row that is marked is the area, so that a word typed and Enter are enough. */
export type AboutChoice = { typed: string; areaId: string | null; periodIds: readonly string[] };

export type AboutEvent =
  | { type: "typed"; text: string }
  | { type: "moved"; by: 1 | -1 }
  | { type: "marked"; areaId: string | null }
  | { type: "period"; periodId: string };

/**
 * The areas that match what was typed, those whose name begins with it first, then those in which a word does, then the
 * rest. Accents and capitals are not told apart. Nothing typed gives the whole tree.
 */
export function findAreas(rows: readonly AreaRow[], typed: string): AreaRow[] {
  const wanted = foldLetters(typed.trim());
  if (wanted === "") return [...rows];
  const ranked = rows.flatMap((row) => {
    const name = foldLetters(row.name);
    const rank = [name.startsWith(wanted), name.includes(` ${wanted}`), name.includes(wanted)].indexOf(true);
    return rank === -1 ? [] : [{ row, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ row }) => row);
}

/** State in, state out. Of what matches something is always marked; where nothing does, the mark stays where it was. */
export function nextAbout(state: AboutChoice, event: AboutEvent, rows: readonly AreaRow[]): AboutChoice {
  switch (event.type) {
    case "typed": {
      const first = findAreas(rows, event.text)[0];
      return { ...state, typed: event.text, areaId: event.text.trim() !== "" && first ? first.id : state.areaId };
    }
    case "moved": {
      const found = findAreas(rows, state.typed);
      const at = found.findIndex(({ id }) => id === state.areaId);
      const next = found[(Math.max(at, 0) + event.by + found.length) % found.length];
      return next ? { ...state, areaId: next.id } : state;
    }
    case "marked":
      return { ...state, areaId: event.areaId };
    case "period": {
      const { periodId } = event;
      const chosen = state.periodIds.includes(periodId);
      const periodIds = chosen ? state.periodIds.filter((id) => id !== periodId) : [...state.periodIds, periodId];
      return { ...state, periodIds };
    }
  }
}
