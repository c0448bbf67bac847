import type { AssessmentSetup } from "@octant/schemas";
import { A, useLocation } from "@solidjs/router";
import { For, type ParentProps, Show } from "solid-js";
import { words } from "../words/words.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { AssessmentSwitcher } from "./AssessmentSwitcher.tsx";
import { Mark } from "./Mark.tsx";
import { SavedState } from "./SavedState.tsx";
import "./frame.css";

/** The bar above every screen: mark, assessment, its stages, what is saved, who is here. */
export function Frame(props: ParentProps<{ assessment?: AssessmentSetup }>) {
  return (
    <>
      <a class="skip" href="#content">
        {words().frame.skip}
      </a>
      <header class="frame-bar screen-only">
        <A class="frame-mark" href="/" end>
          <Mark />
          <span>{words().frame.product}</span>
        </A>
        <Show when={props.assessment}>
          {(assessment) => (
            <>
              <AssessmentSwitcher assessment={assessment()} />
              <Show when={assessment().demo}>
                <span class="tag frame-demo">{words().frame.demo}</span>
              </Show>
              <Stages assessment={assessment()} />
            </>
          )}
        </Show>
        <div class="frame-end">
          <SavedState />
          <AccountMenu />
        </div>
      </header>
      <main id="content" class="frame-content" tabindex="-1">
        {props.children}
      </main>
    </>
  );
}

function Stages(props: { assessment: AssessmentSetup }) {
  const stages = () => [
    { path: "design", name: words().frame.overview },
    { path: "sources", name: words().frame.collect },
    { path: "texts", name: words().frame.code },
    { path: "scorecard", name: words().frame.rate },
  ];
  return (
    <nav class="stages" aria-label={words().frame.stages}>
      <For each={stages()}>
        {({ path, name }) => (
          <A class="stage" href={`/a/${props.assessment.id}/${path}`}>
            {name}
          </A>
        )}
      </For>
      <Show when={props.assessment.role === "lead"}>
        <SecurityPlace assessmentId={props.assessment.id} />
      </Show>
    </nav>
  );
}

/** What a place of several screens is called in their addresses. */
const SECURITY = /^\/a\/[^/]+\/(team|audit|security)(\/|$)/;

/** Team, audit and security are one place, and the leads' alone. */
function SecurityPlace(props: { assessmentId: string }) {
  const location = useLocation();
  const isHere = () => SECURITY.test(location.pathname);
  return (
    <A
      class={isHere() ? "stage active" : "stage"}
      href={`/a/${props.assessmentId}/team`}
      aria-current={isHere() ? "page" : undefined}
    >
      {words().security.title}
    </A>
  );
}
