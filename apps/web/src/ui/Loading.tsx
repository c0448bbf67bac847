import { Show } from "solid-js";

/** Says what is on its way, after a second. `share` (0 to 1) where it is known how far it is. */
export function Loading(props: { what: string; detail?: string; share?: number }) {
  return (
    <div class="loading" role="status">
      <strong>{props.what}</strong>
      <Show when={props.detail}>
        <span class="small faint">{props.detail}</span>
      </Show>
      <progress class="bar" aria-label={props.what} value={props.share} max="1" />
    </div>
  );
}
