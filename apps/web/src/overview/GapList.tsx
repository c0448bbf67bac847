import type { CoverageGap } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { gapSentence } from "./gap-sentence.ts";

const SHOWN_FIRST = 8;

/** What a reader would criticise about whom the study has heard, the weightiest first. */
export function GapList(props: { gaps: readonly CoverageGap[] }) {
  const t = () => words().overview.gaps;
  const { names } = useAssessment();
  const [all, setAll] = createSignal(false);
  const shown = () => (all() ? props.gaps : props.gaps.slice(0, SHOWN_FIRST));
  return (
    <section class="overview-part" aria-labelledby="overview-gaps">
      <h2 id="overview-gaps">{t().title}</h2>
      <ul class="overview-gaps">
        <For each={shown()} fallback={<li class="quiet">{t().none}</li>}>
          {(gap) => <li>{gapSentence(gap, names(), words())}</li>}
        </For>
      </ul>
      <Show when={props.gaps.length > shown().length}>
        <div class="screen-only">
          <Button onClick={() => setAll(true)}>{t().more(props.gaps.length - shown().length)}</Button>
        </div>
      </Show>
    </section>
  );
}
