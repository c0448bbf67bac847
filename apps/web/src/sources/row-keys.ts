/** What a key does on a row of the table. */
export type RowAct = { act: "walk"; to: number };

type Key = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;
type Place = { at: number; count: number; singleLetters: boolean };

/** Rows that a page key passes: about a window of them. */
const PAGE = 20;

/**
 * The act of a key on the row at a place: arrows, J and K go to the next row and the one before, page keys pass twenty, Home and
 * End go to the first and the last. Who switched single letters off keeps the rest (WCAG 2.1.4).
 */
export function rowAct(event: Key, { at, count, singleLetters }: Place): RowAct | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const step = STEPS[event.key] ?? (singleLetters ? LETTERS[event.key] : undefined);
  if (step === undefined || count === 0) return undefined;
  return { act: "walk", to: Math.min(Math.max(at + step, 0), count - 1) };
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
const LETTERS: Readonly<Record<string, number>> = { j: 1, k: -1 };
