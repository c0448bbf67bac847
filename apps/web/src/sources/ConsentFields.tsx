import type { Consent, ConsentState } from "@octant/schemas";
import { createUniqueId, For } from "solid-js";
import { words } from "../words/words.ts";
import type { ConsentDraft } from "./register-draft.ts";

export type ConsentScope = keyof Consent;
const SCOPES: readonly ConsentScope[] = ["analyse", "quote", "archive", "recontact"];
const STATES: readonly ConsentState[] = ["granted", "refused", "not-asked", "withdrawn"];

type Props = {
  consent: ConsentDraft;
  /** Whether consent that was given can be taken back: not for a source that is only now coming in. */
  withdrawable: boolean;
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
          <ScopeLine
            scope={scope}
            state={props.consent[scope]}
            withdrawable={props.withdrawable}
            onChoose={(state) => props.onChoose(scope, state)}
          />
        )}
      </For>
    </fieldset>
  );
}

function ScopeLine(props: {
  scope: ConsentScope;
  state: ConsentState | null;
  withdrawable: boolean;
  onChoose: (state: ConsentState) => void;
}) {
  const t = () => words().sources.register;
  const name = createUniqueId();
  const offered = () =>
    STATES.filter((state) => state !== "withdrawn" || props.withdrawable || props.state === "withdrawn");
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
