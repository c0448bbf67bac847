import { createSignal, onCleanup, onMount } from "solid-js";
import { type KeyCommand, toCommand } from "./keymap.ts";

const STORED = "octant-single-letter-keys";
const [singleLetters, setSingleLetters] = createSignal(localStorage.getItem(STORED) !== "off");

export { singleLetters };

/** Keeps on this device whether letters, digits and signs work alone. */
export function chooseSingleLetters(on: boolean): void {
  setSingleLetters(on);
  localStorage.setItem(STORED, on ? "on" : "off");
}

/** Reads the workbench's keys for as long as the calling component lives; keys in fields, menus and dialogs stay theirs. */
export function useKeys(direction: "ltr" | "rtl", run: (command: KeyCommand) => void): void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
    const forwardArrow = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const command = toCommand(event, { singleLetters: singleLetters(), forwardArrow });
    if (!command || (command.do === "repeat" && isPressable(event.target))) return;
    event.preventDefault();
    run(command);
  };
  onMount(() => document.addEventListener("keydown", press));
  onCleanup(() => document.removeEventListener("keydown", press));
}

/** Fields take letters; dialogs and open menus have keys of their own. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog, [popover]") !== null;
}

/** Enter on a button or link presses it. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary") !== null;
}
