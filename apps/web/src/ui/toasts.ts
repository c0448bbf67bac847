import { createSignal } from "solid-js";

/** A line of ink at the foot of the screen: what moved, and the way back. It stays until the next one or `dismiss`. */
export type ToastMessage = { text: string; action?: { label: string; run: () => void } };

const [message, setMessage] = createSignal<ToastMessage | undefined>(undefined, { equals: false });

export const currentToast = message;
/** Shows a toast in place of the one before; for acts that can be undone, never for saves. */
export const showToast = (toast: ToastMessage) => setMessage(toast);
export const dismissToast = () => setMessage(undefined);

const HINT_MS = 6000;

/** Says why a key or a press did nothing; goes by itself, for nothing depends on it. */
export function showHint(text: string): void {
  const hint = { text };
  setMessage(hint);
  setTimeout(() => {
    if (message() === hint) setMessage(undefined);
  }, HINT_MS);
}
