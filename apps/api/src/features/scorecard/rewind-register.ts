import { JudgedStep } from "@octant/schemas";
import { z } from "zod";
import type { RegisterState } from "./register-state.ts";

/** A change as the log has it: what it was about, and the values before it, if it tells any. */
export type LoggedChange = {
  entity: string;
  entityId: string;
  kind: string;
  before: unknown;
  /** The question that a judged position is on. */
  questionId: string | null;
};

/** With these a source or code came to be there; other changes may tell nothing of what was before, and change no figure. */
const ARRIVALS = new Set(["source.imported", "source.registered", "code.added", "question.added"]);

const SourceBefore = z.object({
  clusterId: z.string().optional(),
  groupId: z.string().nullable().optional(),
  primaryCoderId: z.string().nullable().optional(),
  consent: z.object({ analyse: z.string().optional() }).optional(),
});
const JudgedBefore = z.object({ position: JudgedStep.nullable() });
const CodeBefore = z.object({ questionId: z.string().optional(), dimensionId: z.string().optional() });
const AreasBefore = z.array(z.object({ id: z.string(), parentId: z.string().nullable() }));
const PeriodsBefore = z.array(z.object({ id: z.string() }));
const GroupsBefore = z.array(z.object({ id: z.string(), weight: z.number().nullable() }));

/**
 * What decides how codings count, as it stood before these changes, which come newest first and are taken back one by one.
 * What may not enter figures now stays out of them: nothing that was withdrawn comes back. A source that was not there yet,
 * or could not be analysed then, is left out as well.
 */
export function rewindRegister(now: RegisterState, changes: readonly LoggedChange[]): RegisterState {
  const of = (entity: string) => changes.filter((change) => change.entity === entity);
  const state = {
    ...now,
    sources: rewindSources(now.sources, of("source")),
    codes: rewindCodes(now.codes, of("code")),
    judged: rewindJudged(now.judged, of("judged_position")),
  };
  for (const { kind, before } of of("study_design")) {
    if (before === null) continue;
    if (kind === "design.areas") state.areas = areasBefore(state.areas, AreasBefore.parse(before));
    if (kind === "design.periods") state.periods = periodsBefore(state.periods, PeriodsBefore.parse(before));
    if (kind === "design.groups") state.groupWeights = weightsOf(GroupsBefore.parse(before));
  }
  return state;
}

function rewindSources(now: RegisterState["sources"], changes: readonly LoggedChange[]): RegisterState["sources"] {
  const states = new Map(now.map((source) => [source.id, { source, isThere: true, isAnalysable: true }]));
  // a cluster's group stands with every source that was in it, so also of a cluster that has gone since
  const groupOf = new Map<string, string | null>();
  for (const { entityId, kind, before } of changes) {
    const state = states.get(entityId);
    if (state && ARRIVALS.has(kind)) state.isThere = false;
    if (before === null) continue;
    const { clusterId, groupId, primaryCoderId, consent } = SourceBefore.parse(before);
    if (clusterId !== undefined && groupId !== undefined) groupOf.set(clusterId, groupId);
    if (!state) continue;
    state.source = { ...state.source, ...(clusterId !== undefined && { clusterId }) };
    if (primaryCoderId !== undefined) state.source = { ...state.source, primaryCoderId };
    if (consent?.analyse !== undefined) state.isAnalysable = consent.analyse === "granted";
  }
  const then = [...states.values()].filter(({ isThere, isAnalysable }) => isThere && isAnalysable);
  return then.map(({ source }) => {
    const groupId = groupOf.get(source.clusterId);
    return groupId === undefined ? source : { ...source, groupId };
  });
}

function rewindCodes(now: RegisterState["codes"], changes: readonly LoggedChange[]): RegisterState["codes"] {
  const codes = new Map(now.map((code) => [code.id, code]));
  for (const { entityId, kind, before } of changes) {
    const code = codes.get(entityId);
    if (ARRIVALS.has(kind)) codes.delete(entityId);
    else if (code && before !== null) {
      const { questionId = code.questionId, dimensionId = code.dimensionId } = CodeBefore.parse(before);
      codes.set(entityId, { ...code, questionId, dimensionId });
    }
  }
  return [...codes.values()];
}

function rewindJudged(now: RegisterState["judged"], changes: readonly LoggedChange[]): RegisterState["judged"] {
  const keyOf = (sourceId: string, questionId: string) => JSON.stringify([sourceId, questionId]);
  const judged = new Map(now.map((one) => [keyOf(one.sourceId, one.questionId), one]));
  for (const { entityId: sourceId, questionId, before } of changes) {
    if (questionId === null) continue;
    const { position } = before === null ? { position: null } : JudgedBefore.parse(before);
    if (position === null) judged.delete(keyOf(sourceId, questionId));
    else judged.set(keyOf(sourceId, questionId), { sourceId, questionId, position });
  }
  return [...judged.values()];
}

/** The tree as it was; areas that it did not have stay below it, out of use, in case something speaks about them. */
function areasBefore(now: RegisterState["areas"], before: z.infer<typeof AreasBefore>): RegisterState["areas"] {
  const inUse = new Set(before.map(({ id }) => id));
  const others = now.filter(({ id }) => !inUse.has(id)).map((area) => ({ ...area, retired: true }));
  return [...before.map(({ id, parentId }) => ({ id, parentId, retired: false })), ...others];
}

function periodsBefore(now: RegisterState["periods"], before: z.infer<typeof PeriodsBefore>): RegisterState["periods"] {
  const inUse = new Set(before.map(({ id }) => id));
  const others = now.filter(({ id }) => !inUse.has(id)).map(({ id }) => ({ id, retired: true }));
  return [...before.map(({ id }) => ({ id, retired: false })), ...others];
}

function weightsOf(groups: z.infer<typeof GroupsBefore>): Record<string, number> {
  return Object.fromEntries(groups.flatMap(({ id, weight }) => (weight === null ? [] : [[id, weight]])));
}
