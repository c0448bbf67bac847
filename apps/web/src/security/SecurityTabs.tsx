import { A } from "@solidjs/router";
import { For } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { words } from "../words/words.ts";
import "./security-tabs.css";

/** The parts of "Team & security", as a line of tabs under the screen's own head. */
export function SecurityTabs() {
  const { setup } = useAssessment();
  const t = () => words().security;
  const tabs = () => [
    { path: "team", name: t().team },
    { path: "audit", name: t().audit },
    { path: "security", name: t().security },
  ];
  return (
    <nav class="security-tabs" aria-label={t().tabs}>
      <For each={tabs()}>
        {({ path, name }) => (
          <A class="security-tab" href={`/a/${setup().id}/${path}`}>
            {name}
          </A>
        )}
      </For>
    </nav>
  );
}
