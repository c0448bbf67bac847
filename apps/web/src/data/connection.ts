import { createSignal } from "solid-js";

/** Whether the server answers. `since` is when it last stopped doing so. */
export type Connection = { online: true } | { online: false; since: Date };

const [state, setState] = createSignal<Connection>({ online: true });

export const connection = state;

/** The server answered, if only to refuse. */
export function noteAnswer(): void {
  if (!state().online) setState({ online: true });
}

/** The server could not be reached, or cannot do its work just now. */
export function noteSilence(): void {
  if (state().online) setState({ online: false, since: new Date() });
}

/** A device that loses its network knows it before any request fails. That it is back, only an answer proves. */
export function watchNetwork(target: Window): void {
  target.addEventListener("offline", noteSilence);
}
