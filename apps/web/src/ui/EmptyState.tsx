import { type JSX, Show } from "solid-js";

/** Nothing here yet: one headline, one sentence, one ink button and at most one quiet way out. */
export function EmptyState(props: { title: string; children: JSX.Element; actions?: JSX.Element; level?: 1 | 2 }) {
  return (
    <section class="empty">
      <Show when={props.level === 2} fallback={<h1>{props.title}</h1>}>
        <h2>{props.title}</h2>
      </Show>
      <p>{props.children}</p>
      <Show when={props.actions}>
        <div class="empty-actions">{props.actions}</div>
      </Show>
    </section>
  );
}
