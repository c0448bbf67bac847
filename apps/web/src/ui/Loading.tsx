import { Show } from "solid-js";

/** Says what is on its way, after a second. `share` (0 to 1) where it is known how far it is. */
export function Loading(props: { what: string; detail?: string; share?: number }) {
  return (
    <div class="loading" role="status">
      <strong>{props.what}</strong>
      <Show when={props.detail}>
        <span class="small faint">{props.detail}</span>
      </Show>
      {/* a bar without a value moves; an undefined one would be refused by the browser */}
      <Show when={props.share !== undefined} fallback={<progress class="bar" aria-label={props.what} max="1" />}>
        <progress class="bar" aria-label={props.what} value={props.share ?? 0} max="1" />
      </Show>
    </div>
  );
}
