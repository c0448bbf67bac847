import type { SecurityState } from "@octant/schemas";
import Check from "lucide-solid/icons/check";
import Info from "lucide-solid/icons/info";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createMemo, For, type JSX, Show } from "solid-js";
import { words } from "../words/words.ts";
import { type Fact, factsOf, type Tone, verdictOf } from "./security-facts.ts";

/** The state as a sentence, and under it the facts that make it so, each with what can be done. */
export function SecurityStateView(props: { state: SecurityState }) {
  const groups = createMemo(() => factsOf(props.state, words()));
  return (
    <>
      <p class="security-verdict">{verdictOf(props.state, words())}</p>
      <For each={groups()}>
        {(group) => (
          <div class="security-facts">
            <h3>{group.title}</h3>
            <dl>
              <For each={group.facts}>{(fact) => <FactLine fact={fact} />}</For>
            </dl>
          </div>
        )}
      </For>
    </>
  );
}

const MARKS: Record<Tone, () => JSX.Element> = {
  holds: () => <Check aria-hidden="true" />,
  "to-do": () => <TriangleAlert aria-hidden="true" />,
  known: () => <Info aria-hidden="true" />,
};

function FactLine(props: { fact: Fact }) {
  const t = () => words().security.state;
  return (
    <div class="security-fact" data-tone={props.fact.tone}>
      <dt>
        {MARKS[props.fact.tone]()}
        <span>
          {props.fact.name}
          <span class="for-reader">: {t().tones[props.fact.tone]}</span>
        </span>
      </dt>
      <dd>
        <p>{props.fact.text}</p>
        <Show when={props.fact.todo}>
          {(todo) => (
            <p class="security-todo">
              <strong>{t().tones["to-do"]}</strong> {todo()}
            </p>
          )}
        </Show>
      </dd>
    </div>
  );
}
