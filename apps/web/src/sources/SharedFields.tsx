import type { ConsentState } from "@octant/schemas";
import { For } from "solid-js";
import { areaOptions } from "../scorecard/unit.ts";
import { Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import type { SharedFields as Shared } from "./import-machine.ts";
import { SOURCE_KINDS, toKind } from "./RegisterFields.tsx";
import type { RegisterDraft } from "./register-draft.ts";
import { sharedValue } from "./shared-value.ts";

const OFFERED: readonly ConsentState[] = ["granted", "refused", "not-asked"];
/** Stands for "none of them" among the options of a select, where "" is "as set below". */
const NONE = "none";

type SharedField = {
  label: string;
  /** What a draft holds, as one of the options; null where nobody chose yet. */
  of: (draft: RegisterDraft) => string | null;
  options: readonly { id: string; name: string; depth?: number }[];
  apply: (value: string) => Shared;
};

type Props = { cuts: Cuts; drafts: readonly RegisterDraft[]; onApply: (fields: Shared) => void };

/** One line of fields for every file at once. It shows what the files have in common and sets them all. */
export function SharedFields(props: Props) {
  const t = () => words().sources;
  return (
    <fieldset class="shared-fields">
      <legend class="for-reader">{t().import.forAll}</legend>
      <For each={sharedFields(props.cuts)}>
        {(field) => {
          const shared = () => sharedValue(props.drafts.map(field.of));
          return (
            <Field label={field.label}>
              {(ids) => (
                <select
                  {...ids}
                  class="control"
                  data-open={shared() === null ? "" : undefined}
                  onChange={(event) => {
                    if (event.currentTarget.value !== "") props.onApply(field.apply(event.currentTarget.value));
                  }}
                >
                  <option value="" selected={shared() === undefined || shared() === null}>
                    {shared() === null ? t().register.notChosen : t().import.keep}
                  </option>
                  <For each={field.options}>
                    {({ id, name, depth }) => (
                      <option value={id} selected={shared() === id}>
                        {"\u2003".repeat(depth ?? 0)}
                        {name}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Field>
          );
        }}
      </For>
    </fieldset>
  );
}

function sharedFields(cuts: Cuts): SharedField[] {
  const { register, head, notPlaced, notSet } = words().sources;
  const consent = (scope: "analyse" | "quote"): SharedField => ({
    label: register.scopes[scope],
    of: (draft) => draft.consent[scope],
    options: OFFERED.map((state) => ({ id: state, name: words().consentState[state] })),
    apply: (value) => ({ consent: { [scope]: OFFERED.find((state) => state === value) ?? "not-asked" } }),
  });
  return [
    {
      label: register.kind,
      of: ({ kind }) => kind,
      options: SOURCE_KINDS.map((kind) => ({ id: kind, name: words().sourceKind[kind] })),
      apply: (value) => ({ kind: toKind(value) }),
    },
    {
      label: register.group,
      of: ({ groupId }) => groupId ?? NONE,
      options: [{ id: NONE, name: notPlaced }, ...cuts.groups],
      apply: (value) => ({ groupId: orNull(value) }),
    },
    {
      label: register.area,
      of: ({ areaId }) => areaId ?? NONE,
      options: [{ id: NONE, name: register.areaNone }, ...areaOptions(cuts.areas)],
      apply: (value) => ({ areaId: orNull(value) }),
    },
    {
      label: head.periods,
      of: ({ periodIds }) => (periodIds.length === 0 ? NONE : periodIds.join(" ")),
      options: [{ id: NONE, name: notSet }, ...cuts.periods],
      apply: (value) => ({ periodIds: value === NONE ? [] : [value] }),
    },
    consent("analyse"),
    consent("quote"),
  ];
}

const orNull = (value: string) => (value === NONE ? null : value);
