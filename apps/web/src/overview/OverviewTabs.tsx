import { A } from "@solidjs/router";
import { For } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { words } from "../words/words.ts";
import "./overview-tabs.css";

/** The parts of the first stage, as a line of tabs above the screen's own head. */
export function OverviewTabs() {
  const { setup } = useAssessment();
  const t = () => words().frame;
  const tabs = () => [
    { path: "overview", name: t().coverage },
    { path: "design", name: t().design },
    { path: "codebook", name: words().codebook.title },
  ];
  return (
    <nav class="overview-tabs screen-only" aria-label={t().overviewTabs}>
      <For each={tabs()}>
        {({ path, name }) => (
          <A class="overview-tab" href={`/a/${setup().id}/${path}`}>
            {name}
          </A>
        )}
      </For>
    </nav>
  );
}
