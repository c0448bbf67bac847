import type { AssessmentSetup, ConsentState, SourceKind } from "@octant/schemas";
import { For, Show } from "solid-js";
import { areaOptions } from "../scorecard/unit.ts";
import { Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { ConsentFields } from "./ConsentFields.tsx";
import { type DraftGap, draftGaps, type RegisterDraft, withCluster, withGroup } from "./register-draft.ts";

export type Cuts = Pick<AssessmentSetup, "areas" | "periods" | "groups" | "clusters">;

type Props = {
  draft: RegisterDraft;
  cuts: Cuts;
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
    </div>
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
