import type { ConsentState, SourceKind } from "@octant/schemas";
import { For, Show } from "solid-js";
import { areaOptions } from "../scorecard/unit.ts";
import { ChoiceField, Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { ConsentFields } from "./ConsentFields.tsx";
import type { Cuts } from "./cuts.ts";
import { FactsFields } from "./FactsFields.tsx";
import { ParticipantsFields } from "./ParticipantsFields.tsx";
import { QuestionsFields } from "./QuestionsFields.tsx";
import { type DraftGap, draftGaps, knownPeople, type RegisterDraft, withCluster, withGroup } from "./register-draft.ts";

type Props = {
  draft: RegisterDraft;
  cuts: Cuts;
  /** What a citation says of the day, for those who do not see it; left out, the day is theirs to write. */
  hiddenDay?: { when: string | null } | undefined;
  /** Folds what a file can come in without. */
  folded?: boolean;
  onEdit: (draft: RegisterDraft) => void;
};

export const SOURCE_KINDS: readonly SourceKind[] = ["interview", "focus-group", "document", "notes", "survey-wave"];

/** What the register asks of a source: the same fields at its import and ever after. */
export function RegisterFields(props: Props) {
  const t = () => words().sources.register;
  const edit = (change: Partial<RegisterDraft>) => props.onEdit({ ...props.draft, ...change });
  const isWrong = (gap: DraftGap) => draftGaps(props.draft).includes(gap);
  const clusters = () =>
    props.cuts.clusters.filter(({ groupId }) => props.draft.groupId === null || groupId === props.draft.groupId);
  return (
    <div class="register-fields">
      <div class="register-wide">
        <Field label={t().title} hint={t().titleHint} error={isWrong("title") ? t().titleMissing : undefined}>
          {(ids) => (
            <input
              {...ids}
              class="control"
              maxlength="200"
              value={props.draft.title}
              onInput={(event) => edit({ title: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t().kind}>
        {(ids) => (
          <select {...ids} class="control" onChange={(event) => edit({ kind: toKind(event.currentTarget.value) })}>
            <For each={SOURCE_KINDS}>
              {(kind) => (
                <option value={kind} selected={kind === props.draft.kind}>
                  {words().sourceKind[kind]}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <Field label={t().language} hint={t().languageHint} error={isWrong("language") ? t().languageWrong : undefined}>
        {(ids) => (
          <input
            {...ids}
            class="control"
            autocomplete="off"
            spellcheck={false}
            value={props.draft.language ?? ""}
            onChange={(event) => edit({ language: event.currentTarget.value.trim() || null })}
          />
        )}
      </Field>
      <Field label={t().group}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            onChange={(event) => props.onEdit(withGroup(props.draft, event.currentTarget.value || null))}
          >
            <Options none={t().groupNone} chosen={props.draft.groupId} options={props.cuts.groups} />
          </select>
        )}
      </Field>
      <Field label={t().cluster} hint={t().clusterHint}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            onChange={(event) => {
              const chosen = props.cuts.clusters.find(({ id }) => id === event.currentTarget.value);
              props.onEdit(withCluster(props.draft, chosen ?? null));
            }}
          >
            <Options none={t().clusterOwn} chosen={props.draft.clusterId} options={clusters()} />
          </select>
        )}
      </Field>
      <Field label={t().area}>
        {(ids) => (
          <select {...ids} class="control" onChange={(event) => edit({ areaId: event.currentTarget.value || null })}>
            <Options none={t().areaNone} chosen={props.draft.areaId} options={areaOptions(props.cuts.areas)} />
          </select>
        )}
      </Field>
      <Show when={props.cuts.periods.length > 0}>
        <fieldset class="field register-periods">
          <legend class="field-label">{t().periods}</legend>
          <For each={props.cuts.periods}>
            {({ id, name }) => (
              <label class="check">
                <input
                  type="checkbox"
                  checked={props.draft.periodIds.includes(id)}
                  onChange={(event) =>
                    edit({ periodIds: withPeriod(props.draft.periodIds, id, event.currentTarget.checked) })
                  }
                />
                {name}
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <div class="register-wide">
        <ConsentFields
          consent={props.draft.consent}
          onChoose={(scope, state: ConsentState) => edit({ consent: { ...props.draft.consent, [scope]: state } })}
        />
      </div>
      <HeardFields {...props} />
    </div>
  );
}

/** How the source was heard: folded, because a file can come in without it, and long. */
function HeardFields(props: Props) {
  const t = () => words().register;
  const edit = (change: Partial<RegisterDraft>) => props.onEdit({ ...props.draft, ...change });
  const coders = () => Object.fromEntries(props.cuts.coders.map(({ id, name }) => [id, name]));
  return (
    <details class="register-wide heard" open={!props.folded}>
      <summary>
        {t().heard} <span class="aside">{t().heardHint}</span>
      </summary>
      <div class="register-fields">
        <FactsFields draft={props.draft} cuts={props.cuts} hiddenDay={props.hiddenDay} onEdit={props.onEdit} />
        <ChoiceField
          label={t().consentHow}
          none={t().notSaid}
          options={t().consentHows}
          chosen={props.draft.consentHow}
          onChoose={(consentHow) => edit({ consentHow })}
        />
        <ChoiceField
          label={t().sensitivity}
          options={t().sensitivities}
          chosen={props.draft.sensitivity}
          onChoose={(sensitivity) => edit({ sensitivity: sensitivity ?? "normal" })}
        />
        <ChoiceField
          label={t().gender}
          hint={t().genderHint}
          none={t().notSaid}
          options={t().genders}
          chosen={props.draft.gender}
          onChoose={(gender) => edit({ gender })}
        />
        <ChoiceField
          label={t().primaryCoder}
          hint={t().primaryCoderHint}
          none={t().primaryCoderNone}
          options={coders()}
          chosen={props.draft.primaryCoderId}
          onChoose={(primaryCoderId) => edit({ primaryCoderId })}
        />
        <Show when={props.draft.kind === "focus-group" || knownPeople(props.draft.participants) > 0}>
          <ParticipantsFields
            participants={props.draft.participants}
            groups={props.cuts.groups}
            onEdit={(participants) => edit({ participants })}
          />
        </Show>
        <QuestionsFields
          questions={props.draft.questions}
          dimensions={props.cuts.framework.dimensions}
          onEdit={(questions) => edit({ questions })}
        />
      </div>
    </details>
  );
}

type Option = { id: string; name: string; depth?: number };

/** Options of a select, the first of them "none". */
export function Options(props: { none: string; chosen: string | null; options: readonly Option[] }) {
  return (
    <>
      <option value="" selected={props.chosen === null}>
        {props.none}
      </option>
      <For each={props.options}>
        {({ id, name, depth }) => (
          <option value={id} selected={id === props.chosen}>
            <Show when={depth}>{(deep) => "\u2003".repeat(deep())}</Show>
            {name}
          </option>
        )}
      </For>
    </>
  );
}

export function toKind(value: string): SourceKind {
  return SOURCE_KINDS.find((kind) => kind === value) ?? "interview";
}

export function withPeriod(periodIds: readonly string[], id: string, chosen: boolean): string[] {
  const others = periodIds.filter((other) => other !== id);
  return chosen ? [...others, id] : others;
}
