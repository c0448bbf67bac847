import { createSignal } from "solid-js";

const query = matchMedia("(width < 600px)");
const [now, setNow] = createSignal(query.matches);
query.addEventListener("change", ({ matches }) => setNow(matches));

/** Whether the screen is too narrow to code on: there the text is read with its codings. */
export const narrow = now;
