import { createSignal } from "solid-js";

const [count, setCount] = createSignal(0);
const [saved, setSaved] = createSignal<Date | undefined>();

/** How many of the signed-in person's changes are kept on this device and not yet stored by the server. */
export const unsentChanges = count;
/** When the server last acknowledged one. */
export const savedAt = saved;
/** For the outbox alone. */
export const noteUnsent = setCount;
/** For the outbox alone. */
export const noteSaved = setSaved;
