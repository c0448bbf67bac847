import type { Words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import { factsInWords } from "./facts-in-words.ts";
import type { RegisterDraft } from "./register-draft.ts";

/** A field in which two versions of a register differ, in words. */
export type Difference = { field: string; yours: string; theirs: string };

/** The fields in which two registers differ, in the order of the form. */
export function differences(yours: RegisterDraft, theirs: RegisterDraft, cuts: Cuts, words: Words): Difference[] {
  const mine = inWords(yours, cuts, words);
  const others = inWords(theirs, cuts, words);
  return mine.flatMap(({ field, value }, at) => {
    const other = others[at]?.value ?? "";
    return value === other ? [] : [{ field, yours: value, theirs: other }];
  });
}

function inWords(draft: RegisterDraft, cuts: Cuts, words: Words): { field: string; value: string }[] {
  const { register, notPlaced, notSet } = words.sources;
  const nameOf = (items: readonly { id: string; name: string }[], id: string | null, none: string) =>
    items.find((item) => item.id === id)?.name ?? none;
  const periods = cuts.periods.filter(({ id }) => draft.periodIds.includes(id)).map(({ name }) => name);
  const consent = (["analyse", "quote", "archive", "recontact"] as const).map((scope) => {
    const state = draft.consent[scope];
    return { field: register.scopes[scope], value: state === null ? register.notChosen : words.consentState[state] };
  });
  return [
    { field: register.title, value: draft.title.trim() },
    { field: register.kind, value: words.sourceKind[draft.kind] },
    { field: register.language, value: draft.language ?? notSet },
    { field: register.group, value: nameOf(cuts.groups, draft.groupId, notPlaced) },
    { field: register.cluster, value: nameOf(cuts.clusters, draft.clusterId, register.clusterOwn) },
    { field: register.area, value: nameOf(cuts.areas, draft.areaId, register.areaNone) },
    { field: register.periods, value: periods.length === 0 ? notSet : periods.join(", ") },
    ...consent,
    ...factsInWords(draft, cuts, words),
  ];
}
