import type { Step } from "./walk.ts";

/** What a key does among quotes. */
export type QuoteAct = { act: "walk"; step: Step } | { act: "open" } | { act: "copy" };

type Key = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/**
 * The act of a key: J and K walk, the arrows change sides, Enter opens, Y copies the citation.
 * In a right-to-left frame the arrows follow the page; J and K don't change.
 */
export function quoteAct(event: Key, direction: "ltr" | "rtl"): QuoteAct | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const forward = direction === "ltr" ? "ArrowRight" : "ArrowLeft";
  const back = direction === "ltr" ? "ArrowLeft" : "ArrowRight";
  switch (event.key) {
    case "j":
      return { act: "walk", step: "next" };
    case "k":
      return { act: "walk", step: "previous" };
    case forward:
      return { act: "walk", step: "toEnd" };
    case back:
      return { act: "walk", step: "toStart" };
    case "Enter":
      return { act: "open" };
    case "y":
      return { act: "copy" };
    default:
      return undefined;
  }
}

/** Whether a key belongs to what has focus: a field takes letters, a link or button takes Enter. */
export function belongsToFocus(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, dialog, [contenteditable], [popover]")) return true;
  return key === "Enter" && target.closest("a, button, summary") !== null;
}
