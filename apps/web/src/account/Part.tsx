import { createUniqueId, type JSX, Show } from "solid-js";

/** One part of the account: its name and a sentence at the inline start, what there is and can be done beside it. */
export function Part(props: { title: string; about?: string; children: JSX.Element }) {
  const id = createUniqueId();
  return (
    <section class="account-part" aria-labelledby={id}>
      <div>
        <h2 id={id}>{props.title}</h2>
        <Show when={props.about}>
          <p class="small faint">{props.about}</p>
        </Show>
      </div>
      <div class="account-part-body">{props.children}</div>
    </section>
  );
}
