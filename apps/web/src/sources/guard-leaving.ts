import { type BeforeLeaveEventArgs, useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup, onMount } from "solid-js";

/**
 * Keeps a page from being left while something on it would be lost. Gives the leaving that was held back; the caller
 * asks, and then either goes on with it or stays. Closing the tab is asked about by the browser itself.
 */
export function guardLeaving(isAtStake: () => boolean) {
  const [held, setHeld] = createSignal<BeforeLeaveEventArgs>();
  useBeforeLeave((event) => {
    if (!isAtStake() || event.defaultPrevented) return;
    event.preventDefault();
    setHeld(event);
  });
  const warn = (event: BeforeUnloadEvent) => {
    if (isAtStake()) event.preventDefault();
  };
  onMount(() => addEventListener("beforeunload", warn));
  onCleanup(() => removeEventListener("beforeunload", warn));
  return { held, leave: () => held()?.retry(true), stay: () => setHeld(undefined) };
}
