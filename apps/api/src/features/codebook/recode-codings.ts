import { codes, codings, type Tx } from "@octant/db";
import type { AskRecoding, CodebookCode, CodebookQuestion, RecodeCodings, RecodingForecast } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { recordChanges } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { planRecoding, type Recodable } from "./plan-recoding.ts";
import { findBase, type LockedCode, lockCode, lockCodebook } from "./queries.ts";
import { readEntry } from "./read-codebook.ts";
import { listRecodable } from "./recodable.ts";
import { recordAct, requireRowVersion, requireStorable } from "./record-act.ts";

/** What a recoding would do now. Throws what `recodeCodings` throws, and changes nothing. */
export async function forecastRecoding(
  ctx: RequestContext,
  codeId: string,
  asked: AskRecoding,
): Promise<RecodingForecast> {
  requireRight(ctx, "change-codebook");
  return inAssessment(ctx, async (tx) => {
    const [code, into] = await lockBoth(tx, ctx, codeId, asked.intoId);
    const plan = await planFor(tx, ctx, codeId, asked);
    const touched = [...plan.moved, ...plan.superseded];
    const questionIds = code.questionId === into.questionId ? [] : [code.questionId, into.questionId];
    return {
      moved: plan.moved.length,
      superseded: plan.superseded.length,
      left: plan.left.length,
      sources: new Set(touched.map(({ sourceId }) => sourceId)).size,
      questionIds: touched.length === 0 ? [] : questionIds,
    };
  });
}

/**
 * Lays another code on codings of a code, whoever made them: a merge where all of them go and the code is retired, else a
 * split. Each coding keeps its coder, stance and what it is about, and has the change in its own history. Throws `not-found`
 * for a code that is not there or is the same, `code-retired` for one out of use, `changed-since`, `not-forked` where a
 * question of the framework would be retired, `last-question`.
 */
export async function recodeCodings(
  ctx: RequestContext,
  codeId: string,
  rowVersion: number,
  command: RecodeCodings,
): Promise<CodebookQuestion | CodebookCode> {
  requireRight(ctx, "change-codebook");
  const { id, intoId, which, retire, reason } = command;
  requireStorable(reason, ["reason"]);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "code.recode", codeId, rowVersion, ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const [code] = await lockBoth(tx, ctx, codeId, intoId);
      requireRowVersion(code.rowVersion, rowVersion);
      if (retire) await requireOwn(tx, assessmentId, code);
      const { moved, superseded } = await planFor(tx, ctx, codeId, { intoId, which });
      await layOther(tx, ctx, id, { codeId, intoId, moved, superseded });
      const nextVersion = rowVersion + 1;
      await tx
        .update(codes)
        .set({ ...(retire && { retiredAt: sql`now()` }), rowVersion: nextVersion })
        .where(and(eq(codes.assessmentId, assessmentId), eq(codes.id, codeId)));
      const sealer = await ctx.vault.sealer(tx, assessmentId, [codeId], { create: true });
      await recordAct(tx, ctx, sealer, {
        kind: "code.recoded",
        entityId: codeId,
        commandId: id,
        reason,
        before: { retired: code.retiredAt !== null, rowVersion },
        after: { intoId, moved: moved.length, superseded: superseded.length, retired: retire, rowVersion: nextVersion },
      });
      return readEntry(tx, ctx, codeId);
    },
    { keep: () => codeId, recall: (tx) => readEntry(tx, ctx, codeId) },
  );
}

async function lockBoth(tx: Tx, { assessmentId }: RequestContext, codeId: string, intoId: string) {
  if (codeId === intoId) throw new ProblemError("not-found");
  // in the order of their ids, so that two who recode both ways wait for each other and not for ever
  const inOrder = [codeId, intoId].toSorted();
  const rows = new Map<string, LockedCode>();
  for (const each of inOrder) rows.set(each, await lockCode(tx, assessmentId, each));
  const [code, into] = [rows.get(codeId), rows.get(intoId)];
  if (!code || !into) throw new ProblemError("not-found");
  if (into.retiredAt) throw new ProblemError("code-retired");
  return [code, into] as const;
}

/** A question goes out of use by its own act, which looks after the last one of a dimension. */
async function requireOwn(tx: Tx, assessmentId: string, { parentId }: LockedCode): Promise<void> {
  if (parentId !== null) return;
  const { fork } = await findBase(tx, assessmentId);
  throw new ProblemError(fork ? "last-question" : "not-forked");
}

async function planFor(tx: Tx, { assessmentId }: RequestContext, codeId: string, { intoId, which }: AskRecoding) {
  const ofCode = await listRecodable(tx, assessmentId, codeId);
  return planRecoding(ofCode, await listRecodable(tx, assessmentId, intoId), which);
}

type Laying = { codeId: string; intoId: string; moved: readonly Recodable[]; superseded: readonly Recodable[] };

async function layOther(tx: Tx, ctx: RequestContext, commandId: string, laying: Laying): Promise<void> {
  const { codeId, intoId, moved, superseded } = laying;
  const idsOf = (list: readonly Recodable[]) => sql`any(${`{${list.map(({ id }) => id).join(",")}}`}::uuid[])`;
  const isOf = (list: readonly Recodable[]) =>
    and(eq(codings.assessmentId, ctx.assessmentId), sql`${codings.id} = ${idsOf(list)}`);
  const stamp = { rowVersion: sql`${codings.rowVersion} + 1`, updatedAt: sql`now()` };
  if (moved.length > 0)
    await tx
      .update(codings)
      .set({ codeId: intoId, ...stamp })
      .where(isOf(moved));
  if (superseded.length > 0)
    await tx
      .update(codings)
      .set({ deletedAt: sql`now()`, ...stamp })
      .where(isOf(superseded));
  const base = { entity: "coding", commandId };
  await recordChanges(tx, ctx, [
    ...moved.map(({ id, stance, rowVersion }) => ({
      ...base,
      kind: "coding.recoded",
      entityId: id,
      before: { stance, live: true, codeId, rowVersion },
      after: { stance, live: true, codeId: intoId, rowVersion: rowVersion + 1 },
    })),
    ...superseded.map(({ id, stance, rowVersion }) => ({
      ...base,
      kind: "coding.removed",
      entityId: id,
      before: { stance, live: true, rowVersion },
      after: { stance, live: false, rowVersion: rowVersion + 1 },
    })),
  ]);
}
