import { Show } from "solid-js";
import { words } from "../words/words.ts";
import { type Heard, tintOf } from "./coverage-lookup.ts";

/** One period's part of a cell: how many were heard on a ground of ink, of how many planned; nobody is hatched. */
export function CoverageMark(props: { heard: Heard }) {
  const missing = () => props.heard.sources === 0 && (props.heard.planned ?? 0) > 0;
  return (
    <span
      class="coverage-mark"
      classList={{ hatched: props.heard.sources === 0 }}
      data-tint={tintOf(props.heard.sources)}
      data-missing={missing() ? "" : undefined}
    >
      <Show when={props.heard.sources > 0 || missing()}>
        <span class="coverage-number">
          {props.heard.sources}
          <Show when={props.heard.planned}>
            {(planned) => <small>{words().overview.matrix.planned(planned())}</small>}
          </Show>
        </span>
      </Show>
    </span>
  );
}
