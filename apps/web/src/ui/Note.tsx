import { type JSX, Show } from "solid-js";

/**
 * Says what happened, what was kept and what to do, with the buttons that do it. `urgent` is read out at once;
 * keep that for what the person has to know now.
 */
export function Note(props: { title: string; children?: JSX.Element; actions?: JSX.Element; urgent?: boolean }) {
  return (
    <section class="note" role={props.urgent ? "alert" : undefined}>
      <h2>{props.title}</h2>
      {props.children}
      <Show when={props.actions}>
        <div class="note-actions">{props.actions}</div>
      </Show>
    </section>
  );
}
