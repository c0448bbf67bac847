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
    { path: "sources", name: words().frame.collect },
    { path: "texts", name: words().frame.code },
  ];
  return (
    <nav class="stages" aria-label={words().frame.stages}>
      <Place
        paths={["overview", "design", "codebook"]}
        name={words().frame.overview}
        assessmentId={props.assessment.id}
      />
      <For each={stages()}>
        {({ path, name }) => (
          <A class="stage" href={`/a/${props.assessment.id}/${path}`}>
            {name}
          </A>
        )}
      </For>
      <Place paths={["scorecard", "effectiveness"]} name={words().frame.rate} assessmentId={props.assessment.id} />
      <Show when={props.assessment.role === "lead"}>
        <Place paths={["team", "audit", "security"]} name={words().security.title} assessmentId={props.assessment.id} />
      </Show>
    </nav>
  );
}

/** Several screens that are one place in the bar; it leads to the first. Team, audit and security are the leads' alone. */
function Place(props: { paths: readonly [string, ...string[]]; name: string; assessmentId: string }) {
  const location = useLocation();
  const isHere = () =>
    props.paths.some((path) => `${location.pathname}/`.startsWith(`/a/${props.assessmentId}/${path}/`));
  return (
    <A
      class={isHere() ? "stage active" : "stage"}
      href={`/a/${props.assessmentId}/${props.paths[0]}`}
      aria-current={isHere() ? "page" : undefined}
    >
      {props.name}
    </A>
  );
}
