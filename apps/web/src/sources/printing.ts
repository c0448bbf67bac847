import { createSignal } from "solid-js";

const paper = matchMedia("print");
const [now, setNow] = createSignal(paper.matches);
paper.addEventListener("change", ({ matches }) => setNow(matches));
// a browser lays the paper out right after this event, and tells the media only then
addEventListener("beforeprint", () => setNow(true));
addEventListener("afterprint", () => setNow(false));

/** Whether the page is being laid out for paper, which shows all of a list and not only what is seen of it. */
export const printing = now;
