import type { Company, Interviewer } from "@octant/schemas";
import { createUniqueId, For, Show } from "solid-js";
import { ChoiceField, Field, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import type { RegisterDraft } from "./register-draft.ts";

type Props = {
  draft: RegisterDraft;
  cuts: Cuts;
  /** What a citation says of the day, to those who do not see it; undefined for those who do. */
  hiddenDay: { when: string | null } | undefined;
  onEdit: (draft: RegisterDraft) => void;
};

/** How a source was heard: when, by whom, how access was obtained and who sat in. */
export function FactsFields(props: Props) {
  const t = () => words().register;
  const edit = (change: Partial<RegisterDraft>) => props.onEdit({ ...props.draft, ...change });
  return (
    <>
      <Show
        when={props.hiddenDay}
        fallback={
          <TextField
            label={t().date}
            hint={t().dateHint}
            type="date"
            value={props.draft.date ?? ""}
            onInput={(date) => edit({ date: date === "" ? null : date })}
          />
        }
      >
        {(hidden) => (
          <div class="field">
            <span class="field-label">{t().date}</span>
            <p class="quiet">{t().dateHidden(hidden().when)}</p>
          </div>
        )}
      </Show>
      <ChoiceField
        label={t().mode}
        none={t().notSaid}
        options={t().modes}
        chosen={props.draft.mode}
        onChoose={(mode) => edit({ mode })}
      />
      <InterviewerFields
        interviewer={props.draft.interviewer}
        people={props.cuts.people}
        onEdit={(interviewer) => edit({ interviewer })}
      />
      <ChoiceField
        label={t().access}
        none={t().notSaid}
        options={t().accessHow}
        chosen={props.draft.access.how}
        onChoose={(how) => edit({ access: { ...props.draft.access, how } })}
      />
      <TextField
        label={t().accessWords}
        hint={t().sealedHint}
        maxlength={1000}
        value={props.draft.access.words}
        onInput={(line) => edit({ access: { ...props.draft.access, words: line } })}
      />
      <PresentFields present={props.draft.present} onEdit={(present) => edit({ present })} />
    </>
  );
}

const OUTSIDER = "outsider";

function InterviewerFields(props: {
  interviewer: Interviewer | null;
  people: Cuts["people"];
  onEdit: (interviewer: Interviewer | null) => void;
}) {
  const t = () => words().register;
  const memberId = () => (props.interviewer && "memberId" in props.interviewer ? props.interviewer.memberId : null);
  const outsider = () => (props.interviewer && "name" in props.interviewer ? props.interviewer.name : undefined);
  // somebody who has left can stay named, and is not offered anew
  const offered = () => props.people.filter(({ id, member }) => member || id === memberId());
  const choose = (value: string) => {
    if (value === OUTSIDER) props.onEdit({ name: outsider() ?? "" });
    else props.onEdit(value === "" ? null : { memberId: value });
  };
  return (
    <>
      <Field label={t().interviewer}>
        {(ids) => (
          <select {...ids} class="control" onChange={(event) => choose(event.currentTarget.value)}>
            <option value="" selected={props.interviewer === null}>
              {t().notSaid}
            </option>
            <For each={offered()}>
              {({ id, name, member }) => (
                <option value={id} selected={id === memberId()}>
                  {member ? name : t().interviewerLeft(name)}
                </option>
              )}
            </For>
            <option value={OUTSIDER} selected={outsider() !== undefined}>
              {t().interviewerOther}
            </option>
          </select>
        )}
      </Field>
      <Show when={outsider() !== undefined}>
        <TextField
          label={t().interviewerName}
          hint={t().interviewerNameHint}
          maxlength={120}
          value={outsider() ?? ""}
          onInput={(name) => props.onEdit({ name })}
        />
      </Show>
    </>
  );
}

const COMPANY: readonly Company[] = ["mission-staff", "interpreter", "official", "other", "nobody"];

function PresentFields(props: {
  present: RegisterDraft["present"];
  onEdit: (present: RegisterDraft["present"]) => void;
}) {
  const t = () => words().register;
  const hintId = createUniqueId();
  const toggle = (company: Company, isThere: boolean) => {
    const others = props.present.who.filter((other) => other !== company);
    // nobody means nobody: with somebody else it would say nothing
    const kept = company === "nobody" ? [] : others.filter((other) => other !== "nobody");
    props.onEdit({ ...props.present, who: isThere ? [...kept, company] : others });
  };
  return (
    <>
      <fieldset class="field register-periods" aria-describedby={hintId}>
        <legend class="field-label">{t().present}</legend>
        <For each={COMPANY}>
          {(company) => (
            <label class="check">
              <input
                type="checkbox"
                checked={props.present.who.includes(company)}
                onChange={(event) => toggle(company, event.currentTarget.checked)}
              />
              {t().company[company]}
            </label>
          )}
        </For>
        <small id={hintId}>{t().presentHint}</small>
      </fieldset>
      <Show when={props.present.who.some((who) => who !== "nobody") || props.present.words !== ""}>
        <div class="register-wide">
          <TextField
            label={t().presentWords}
            hint={t().sealedHint}
            maxlength={1000}
            value={props.present.words}
            onInput={(line) => props.onEdit({ ...props.present, words: line })}
          />
        </div>
      </Show>
    </>
  );
}
