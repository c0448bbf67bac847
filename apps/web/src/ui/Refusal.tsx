import { Show } from "solid-js";

/** Why something was not done, read out as soon as it stands there. */
export function Refusal(props: { sentence: string | undefined }) {
  return (
    <Show when={props.sentence}>
      {(sentence) => (
        <p class="refusal" role="alert">
          {sentence()}
        </p>
      )}
    </Show>
  );
}
