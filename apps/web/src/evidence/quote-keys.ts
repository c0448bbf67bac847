import type { Step } from "./walk.ts";

/** What a key does among quotes. */
export type QuoteAct = { act: "walk"; step: Step } | { act: "open" } | { act: "copy" };

type Key = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

export type KeyHabits = { direction: "ltr" | "rtl"; singleLetters: boolean };

/**
 * The act of a key: J and K walk, the arrows change sides, Enter opens, Y copies the citation.
 * In a right-to-left frame the arrows follow the page; J and K don't change. Who switched single letters off keeps the
 * rest (WCAG 2.1.4).
 */
export function quoteAct(event: Key, { direction, singleLetters }: KeyHabits): QuoteAct | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const forward = direction === "ltr" ? "ArrowRight" : "ArrowLeft";
  const back = direction === "ltr" ? "ArrowLeft" : "ArrowRight";
  switch (event.key) {
    case forward:
      return { act: "walk", step: "toEnd" };
    case back:
      return { act: "walk", step: "toStart" };
    case "Enter":
      return { act: "open" };
    default:
      return singleLetters ? LETTERS[event.key] : undefined;
  }
}

const LETTERS: Readonly<Record<string, QuoteAct>> = {
  j: { act: "walk", step: "next" },
  k: { act: "walk", step: "previous" },
  y: { act: "copy" },
};

/** Whether a key belongs to what has focus: a field takes letters, a link or button takes Enter. */
export function belongsToFocus(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, dialog, [contenteditable], [popover]")) return true;
  return key === "Enter" && target.closest("a, button, summary") !== null;
}
