import { createEffect, onCleanup } from "solid-js";
import { words } from "../words/words.ts";

/** Names the page in the browser's tab for as long as the calling screen is open: "Interview 14, coding · Octant". */
export function usePageTitle(title: () => string): void {
  const { product } = words().frame;
  createEffect(() => {
    document.title = `${title()} · ${product}`;
  });
  onCleanup(() => {
    document.title = product;
  });
}
