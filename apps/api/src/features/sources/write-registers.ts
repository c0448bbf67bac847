import type { Tx } from "@octant/db";
import type { Source, SourceRegister } from "@octant/schemas";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requirePartsApart } from "./check-parts.ts";
import { carryOutPlan, type NamedPlan, planMoves, removeClusters, type TitledMove } from "./move-clusters.ts";
import { hasSourceId } from "./queries.ts";
import { readSources } from "./read-sources.ts";
import { recordRegisters } from "./record-registers.ts";
import {
  type LockedSource,
  lockSources,
  putPeriods,
  putQuestions,
  requireCuts,
  requirePeople,
  requireSources,
} from "./register-queries.ts";
import { updateSources } from "./update-sources.ts";

/** What is to change of a register; what is left out stays. */
export type RegisterChange = { [Name in keyof SourceRegister]?: SourceRegister[Name] | undefined };
/** A source as it stands, with the row that is held, and what is to change of it. */
export type RegisterEdit = { row: LockedSource; before: Source; change: RegisterChange };
export type RegisterAct = { commandId: string; reason?: string | undefined };
export type HeldSource = Pick<RegisterEdit, "row" | "before">;

/** Takes hold of sources until the transaction ends, with their registers as they stand. Throws `not-found` if one is not there. */
export async function holdSources(
  tx: Tx,
  ctx: RequestContext,
  sourceIds: readonly string[],
): Promise<Map<string, HeldSource>> {
  const rows = await lockSources(tx, ctx.assessmentId, sourceIds);
  if (rows.length < sourceIds.length) throw new ProblemError("not-found");
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const held = new Map<string, HeldSource>();
  for (const before of await readSources(tx, ctx, hasSourceId(rows.map(({ id }) => id)))) {
    const row = rowOf.get(before.id);
    if (row) held.set(before.id, { row, before });
  }
  return held;
}

/**
 * Changes the registers of sources that are held, however many, in a handful of statements, and records each change. A new
 * kind brings the next free number of that kind. Codings keep the area and periods that they were stored with. A source that
 * changes its cluster or group moves every figure it counts in, which takes a reason. Gives the sources as they now are.
 * Throws `not-found` and `cut-retired` for what this assessment does not have, `cluster-in-other-group`, `parts-not-apart`,
 * `reason-missing`.
 */
export async function writeRegisters(
  tx: Tx,
  ctx: RequestContext,
  edits: readonly RegisterEdit[],
  act: RegisterAct,
): Promise<Source[]> {
  if (edits.length === 0) return [];
  const { assessmentId } = ctx;
  const ids = edits.map(({ before }) => before.id);
  await requireKnown(tx, assessmentId, edits);
  const own = edits.find(({ before, change }) => change.partOf === before.id);
  if (own) throw new ProblemError("parts-not-apart", { numbers: [own.before.number] });
  const named = await planEdits(tx, ctx, edits);
  await carryOutPlan(tx, ctx, named);
  await updateSources(tx, ctx, edits, named.plan.placed);
  await removeClusters(tx, ctx, named.plan.emptied);
  await putPeriods(tx, assessmentId, edits.flatMap(toPeriods));
  await putQuestions(tx, assessmentId, edits.flatMap(toQuestions));
  await requirePartsApart(tx, assessmentId, ids);
  const after = await readSources(tx, ctx, hasSourceId(ids));
  if (act.reason === undefined && someMoved(edits, after)) throw new ProblemError("reason-missing");
  await recordRegisters(tx, ctx, edits, after, act);
  return after;
}

/** Where the sources of these edits would be, without moving one. */
export function planEdits(tx: Tx, ctx: RequestContext, edits: readonly RegisterEdit[]): Promise<NamedPlan> {
  return planMoves(tx, ctx, edits.map(toMove));
}

function toMove({ before, change }: RegisterEdit): TitledMove {
  const title = change.title ?? before.title;
  return {
    sourceId: before.id,
    from: before.clusterId,
    to: change.clusterId,
    groupId: change.groupId,
    title,
    isRenamed: title !== before.title,
    oldTitle: before.title,
  };
}

/** What the assessment does not have, or no longer uses, cannot be said of a source anew. */
export async function requireKnown(
  tx: Tx,
  assessmentId: string,
  edits: readonly { before?: Source; change: RegisterChange }[],
): Promise<void> {
  const given = <T>(of: (change: RegisterChange) => T | null | undefined, was: (before: Source) => T | null): T[] =>
    edits.flatMap(({ before, change }) => {
      const value = of(change);
      return value === null || value === undefined || (before && was(before) === value) ? [] : [value];
    });
  const memberOf = ({ interviewer }: RegisterChange) =>
    interviewer && "memberId" in interviewer ? interviewer.memberId : null;
  await requireCuts(tx, assessmentId, {
    areaIds: given(
      ({ areaId }) => areaId,
      ({ areaId }) => areaId,
    ),
    periodIds: edits.flatMap(({ change }) => change.periodIds ?? []),
    groupIds: [
      ...given(
        ({ groupId }) => groupId,
        ({ groupId }) => groupId,
      ),
      ...edits.flatMap(({ change }) => change.participants?.lines.flatMap(({ groupId }) => groupId ?? []) ?? []),
    ],
  });
  const coderIds = given(
    (change) => change.primaryCoderId,
    (before) => before.primaryCoderId,
  );
  await requirePeople(tx, assessmentId, [...new Set(coderIds)], [...new Set(given(memberOf, memberOf))]);
  const firstIds = given(
    ({ partOf }) => partOf,
    ({ partOf }) => partOf,
  );
  await requireSources(tx, assessmentId, [...new Set(firstIds)]);
}

const toPeriods = ({ before, change: { periodIds } }: RegisterEdit) =>
  periodIds === undefined ? [] : [{ sourceId: before.id, periodIds }];
const toQuestions = ({ before, change: { questions } }: RegisterEdit) =>
  questions === undefined ? [] : [{ sourceId: before.id, questions }];

function someMoved(edits: readonly RegisterEdit[], after: readonly Source[]): boolean {
  const now = new Map(after.map((source) => [source.id, source]));
  return edits.some(({ before }) => {
    const moved = now.get(before.id);
    return moved !== undefined && isMoved(before, moved);
  });
}

export const isMoved = (before: Source, after: Source) =>
  before.clusterId !== after.clusterId || before.groupId !== after.groupId;
