import type { Consent, ConsentState } from "@octant/schemas";
import { createUniqueId, For } from "solid-js";
import { words } from "../words/words.ts";
import type { ConsentDraft } from "./register-draft.ts";

export type ConsentScope = keyof Consent;
const SCOPES: readonly ConsentScope[] = ["analyse", "quote", "archive", "recontact"];
const STATES: readonly ConsentState[] = ["granted", "refused", "not-asked"];
const WITHDRAWN: readonly ConsentState[] = ["withdrawn"];

type Props = {
  consent: ConsentDraft;
  onChoose: (scope: ConsentScope, state: ConsentState) => void;
};

/** The four scopes of consent, one line each. What nobody chose yet is marked, and nothing is chosen for anybody. */
export function ConsentFields(props: Props) {
  const t = () => words().sources.register;
  return (
    <fieldset class="consent">
      <legend>
        {t().consent} <span class="aside">{t().consentWhy}</span>
      </legend>
      <For each={SCOPES}>
        {(scope) => (
          <ScopeLine scope={scope} state={props.consent[scope]} onChoose={(state) => props.onChoose(scope, state)} />
        )}
      </For>
    </fieldset>
  );
}

function ScopeLine(props: {
  scope: ConsentScope;
  state: ConsentState | null;
  onChoose: (state: ConsentState) => void;
}) {
  const t = () => words().sources.register;
  const name = createUniqueId();
  // to withdraw is more than to note it, and has its own place; what was withdrawn stays so
  const offered = () => (props.state === "withdrawn" ? WITHDRAWN : STATES);
  return (
    <fieldset class="consent-scope" aria-labelledby={`${name}-label`} data-open={props.state === null ? "" : undefined}>
      <span id={`${name}-label`}>{t().scopes[props.scope]}</span>
      <For each={offered()}>
        {(state) => (
          <label class="check">
            <input type="radio" name={name} checked={props.state === state} onChange={() => props.onChoose(state)} />
            {words().consentState[state]}
          </label>
        )}
      </For>
      <span class="aside consent-open">{props.state === null ? t().notChosen : ""}</span>
    </fieldset>
  );
}
