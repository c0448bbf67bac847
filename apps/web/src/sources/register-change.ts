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

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function isSameConsent(a: Source["consent"], b: Source["consent"]): boolean {
  return a.analyse === b.analyse && a.quote === b.quote && a.archive === b.archive && a.recontact === b.recontact;
}
