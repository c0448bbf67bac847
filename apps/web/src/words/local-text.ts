import type { LocalText } from "@octant/schemas";
import { words } from "./words.ts";

/** A text that a framework carries in several languages, in the screen's; English where that one is missing. */
export function localText(text: LocalText): string {
  return text[words().locale] ?? text.en;
}
