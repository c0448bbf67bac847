import { createSignal } from "solid-js";
import { en } from "./en.ts";

/** Everything a catalogue has to say. Another language is `satisfies Words`: a missing key does not compile. */
export type Words = typeof en;

const [current] = createSignal<Words>(en);

/** The words of the screen in the person's language; read inside JSX, so that a change of language shows at once. */
export const words = current;
