import type { Source, SourceRegister } from "@octant/schemas";
import type { RegisterDraft } from "./register-draft.ts";

/** A source's register as a draft to be edited. */
export function toDraft(source: Source): RegisterDraft {
  const { title, kind, groupId, clusterId, areaId, periodIds, language, consent } = source;
  return { title, kind, groupId, clusterId, areaId, periodIds, language, consent };
}

/** Only what differs from the source, so that a change says nothing about the rest. */
export function changedFields(source: Source, register: SourceRegister): Partial<SourceRegister> {
  const changed: Partial<SourceRegister> = {};
  if (register.title !== source.title) changed.title = register.title;
  if (register.kind !== source.kind) changed.kind = register.kind;
  if (register.groupId !== source.groupId) changed.groupId = register.groupId;
  if (register.clusterId !== source.clusterId) changed.clusterId = register.clusterId;
  if (register.areaId !== source.areaId) changed.areaId = register.areaId;
  if (!isSameSet(register.periodIds, source.periodIds)) changed.periodIds = register.periodIds;
  if (register.language !== source.language) changed.language = register.language;
  if (!isSameConsent(register.consent, source.consent)) changed.consent = register.consent;
  return changed;
}

/**
 * What a person changed, laid over the source as somebody else left it meanwhile: fields that the person did not touch
 * take the other's value, so that saving it undoes nothing that was not meant.
 */
export function rebase(draft: RegisterDraft, base: Source, theirs: Source): RegisterDraft {
  const now = toDraft(theirs);
  const mine = <T>(yours: T, before: T, others: T): T => (yours === before ? others : yours);
  const { consent } = draft;
  const movesCluster = draft.groupId !== base.groupId || draft.clusterId !== base.clusterId;
  return {
    title: mine(draft.title, base.title, now.title),
    kind: mine(draft.kind, base.kind, now.kind),
    // group and cluster go together: a cluster lies in one group
    groupId: movesCluster ? draft.groupId : now.groupId,
    clusterId: movesCluster ? draft.clusterId : now.clusterId,
    areaId: mine(draft.areaId, base.areaId, now.areaId),
    periodIds: isSameSet(draft.periodIds, base.periodIds) ? now.periodIds : draft.periodIds,
    language: mine(draft.language, base.language, now.language),
    consent: {
      analyse: mine(consent.analyse, base.consent.analyse, now.consent.analyse),
      quote: mine(consent.quote, base.consent.quote, now.consent.quote),
      archive: mine(consent.archive, base.consent.archive, now.consent.archive),
      recontact: mine(consent.recontact, base.consent.recontact, now.consent.recontact),
    },
  };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function isSameConsent(a: Source["consent"], b: Source["consent"]): boolean {
  return a.analyse === b.analyse && a.quote === b.quote && a.archive === b.archive && a.recontact === b.recontact;
}
