import { A } from "@solidjs/router";
import { For } from "solid-js";
import { useAssessment } from "./assessment.ts";
import "./place-tabs.css";

/** The screens of one place of the bar, as a line of tabs above their own heads. */
export function PlaceTabs(props: { label: string; tabs: readonly { path: string; name: string }[] }) {
  const { setup } = useAssessment();
  return (
    <nav class="place-tabs screen-only" aria-label={props.label}>
      <For each={props.tabs}>
        {({ path, name }) => (
          <A class="place-tab" href={`/a/${setup().id}/${path}`} end>
            {name}
          </A>
        )}
      </For>
    </nav>
  );
}
