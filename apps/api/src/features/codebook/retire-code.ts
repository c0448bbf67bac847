import { codes, type Tx } from "@octant/db";
import type { CodebookCode, CodebookQuestion, RetireCode } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { findBase, type LockedCode, listQuestions, lockCode, lockCodebook } from "./queries.ts";
import { readEntry } from "./read-codebook.ts";
import { recordAct, requireRowVersion, requireStorable } from "./record-act.ts";

/**
 * Takes a question or a code out of use, or back into it: nothing new is coded with it, and what was stays and counts.
 * Codes under a question go out of use with it. Throws `not-forked` for a question, `last-question`, `not-found`,
 * `changed-since`. Where it is so already, nothing is done.
 */
export async function retireCode(
  ctx: RequestContext,
  codeId: string,
  rowVersion: number,
  command: RetireCode,
): Promise<CodebookQuestion | CodebookCode> {
  requireRight(ctx, "change-codebook");
  requireStorable(command.reason, ["reason"]);
  return once(
    ctx,
    { kind: "code.retire", codeId, rowVersion, ...command },
    async (tx) => {
      await lockCodebook(tx, ctx.assessmentId);
      const row = await lockCode(tx, ctx.assessmentId, codeId);
      if (row.parentId === null) await requireRetirable(tx, ctx, row, command.retired);
      requireRowVersion(row.rowVersion, rowVersion);
      if ((row.retiredAt !== null) !== command.retired) await setRetired(tx, ctx, row, command);
      return readEntry(tx, ctx, codeId);
    },
    { keep: () => codeId, recall: (tx) => readEntry(tx, ctx, codeId) },
  );
}

async function requireRetirable(tx: Tx, ctx: RequestContext, row: LockedCode, retired: boolean): Promise<void> {
  const { fork } = await findBase(tx, ctx.assessmentId);
  if (!fork) throw new ProblemError("not-forked");
  const questions = await listQuestions(tx, ctx.assessmentId);
  const others = questions.filter((q) => q.dimensionId === row.dimensionId && !q.retiredAt && q.id !== row.id);
  if (retired && others.length === 0) throw new ProblemError("last-question");
}

async function setRetired(tx: Tx, ctx: RequestContext, row: LockedCode, { id, retired, reason }: RetireCode) {
  const { assessmentId } = ctx;
  const rowVersion = row.rowVersion + 1;
  await tx
    .update(codes)
    .set({ retiredAt: retired ? sql`now()` : null, rowVersion })
    .where(and(eq(codes.assessmentId, assessmentId), eq(codes.id, row.id)));
  const sealer = await ctx.vault.sealer(tx, assessmentId, [row.id], { create: true });
  const what = row.parentId === null ? "question" : "code";
  await recordAct(tx, ctx, sealer, {
    kind: `${what}.${retired ? "retired" : "restored"}`,
    entityId: row.id,
    commandId: id,
    reason,
    before: { retired: !retired, rowVersion: row.rowVersion },
    after: { retired, rowVersion },
  });
}
