import { judgedPositionCitations, judgedPositions, type Tx } from "@octant/db";
import type { JudgedStep, JudgePosition, RemoveJudgement, SourcePosition } from "@octant/schemas";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { requireRowVersion, requireStorable } from "../codebook/record-act.ts";
import { deleteJudgement, ENTITY, findJudgement, lockJudgements } from "./queries.ts";
import { readPosition } from "./read-position.ts";

type Place = { sourceId: string; questionId: string };

/**
 * Judges what a source, taken whole, says to a question; that replaces what its codings come to, in every figure at once.
 * Throws `not-found` for a source, question or cited coding that is not of each other, `source-withdrawn`, `changed-since`.
 */
export async function judgePosition(
  ctx: RequestContext,
  place: Place,
  rowVersion: number,
  command: JudgePosition,
): Promise<SourcePosition> {
  requireRight(ctx, "judge-position");
  requireStorable(command.reason, ["reason"]);
  const { id, position, reason } = command;
  const codingIds = [...new Set(command.codingIds)].toSorted();
  return change(ctx, place, rowVersion, { ...command, kind: "position.judge" }, async (tx, sealer, before) => {
    const { items } = await readPosition(tx, ctx, place.sourceId, place.questionId);
    const known = new Set(items.map(({ codingId }) => codingId));
    if (!codingIds.every((codingId) => known.has(codingId))) throw new ProblemError("not-found", { what: "codingIds" });
    const next = rowVersion + 1;
    const { sourceId, questionId } = place;
    const reasonSealed = sealer.seal(sourceId, PLACES.judgedReason(sourceId, questionId), reason);
    await deleteJudgement(tx, ctx.assessmentId, sourceId, questionId);
    const key = { assessmentId: ctx.assessmentId, ...place };
    await tx
      .insert(judgedPositions)
      .values({ ...key, position, reasonSealed, judgedBy: ctx.account.id, judgedAt: sql`now()`, rowVersion: next });
    await tx.insert(judgedPositionCitations).values(codingIds.map((codingId) => ({ ...key, codingId })));
    const after = { questionId, position, codingIds, rowVersion: next };
    await record(tx, ctx, sealer, place, { kind: "position.judged", commandId: id, reason, before, after });
  });
}

/** Takes a judgement away, so that the source's codings count again. Throws `not-found` where there is none, `changed-since`. */
export async function removeJudgement(
  ctx: RequestContext,
  place: Place,
  rowVersion: number,
  command: RemoveJudgement,
): Promise<SourcePosition> {
  requireRight(ctx, "judge-position");
  requireStorable(command.reason, ["reason"]);
  const { id, reason } = command;
  return change(ctx, place, rowVersion, { ...command, kind: "position.remove" }, async (tx, sealer, before) => {
    if (!before) throw new ProblemError("not-found");
    await deleteJudgement(tx, ctx.assessmentId, place.sourceId, place.questionId);
    const after = { questionId: place.questionId, position: null, codingIds: [], rowVersion: 0 };
    await record(tx, ctx, sealer, place, { kind: "position.removed", commandId: id, reason, before, after });
  });
}

type State = { questionId: string; position: JudgedStep | null; codingIds: string[]; rowVersion: number };
type Work = (tx: Tx, sealer: RecordSealer, before: State | undefined) => Promise<void>;

function change(
  ctx: RequestContext,
  place: Place,
  rowVersion: number,
  command: { id: string; kind: string },
  work: Work,
): Promise<SourcePosition> {
  const { sourceId, questionId } = place;
  const carryOut = async (tx: Tx) => {
    await lockJudgements(tx, ctx.assessmentId, sourceId);
    // first of all whether there is such a place: a row version would tell of it
    await readPosition(tx, ctx, sourceId, questionId);
    const found = await findJudgement(tx, ctx.assessmentId, sourceId, questionId);
    requireRowVersion(found?.judgement.rowVersion ?? 0, rowVersion);
    const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, [sourceId]);
    const { judgement, citations } = found ?? {};
    const before = judgement && {
      questionId,
      position: judgement.position,
      codingIds: citations ?? [],
      rowVersion: judgement.rowVersion,
    };
    await work(tx, sealer, before);
    return readPosition(tx, ctx, sourceId, questionId);
  };
  const recall = (tx: Tx) => readPosition(tx, ctx, sourceId, questionId);
  return once(ctx, { ...command, ...place, rowVersion }, carryOut, { keep: () => null, recall });
}

type Act = { kind: string; commandId: string; reason: string; before: State | undefined; after: State };

async function record(tx: Tx, ctx: RequestContext, sealer: RecordSealer, { sourceId }: Place, act: Act): Promise<void> {
  const { reason, ...rest } = act;
  const id = uuidv7();
  const afterSealed = sealer.seal(sourceId, PLACES.changeAfter(id), JSON.stringify({ reason }));
  await recordChange(tx, ctx, { ...rest, id, entity: ENTITY, entityId: sourceId, afterSealed });
}
