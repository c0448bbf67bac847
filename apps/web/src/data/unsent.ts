import { createSignal } from "solid-js";

const [count, setCount] = createSignal(0);
const [durable, setDurable] = createSignal(true);
const [saved, setSaved] = createSignal<Date | undefined>();

/** How many of the signed-in person's changes are kept on this device and not yet stored by the server. */
export const unsentChanges = count;
/** When the server last acknowledged one. */
export const savedAt = saved;
/** False where this browser keeps nothing: then unsent changes live only as long as the page. */
export const keptOnDevice = durable;
/** For the outbox alone. */
export const noteDurable = setDurable;
/** For the outbox alone. */
export const noteUnsent = setCount;
/** For the outbox alone. */
export const noteSaved = setSaved;
