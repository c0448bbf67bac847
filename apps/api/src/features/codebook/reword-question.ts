import { codes } from "@octant/db";
import type { CodebookQuestion, RewordQuestion } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { findBase, lockCode, lockCodebook } from "./queries.ts";
import { readQuestion } from "./read-codebook.ts";
import { recordAct, requireRowVersion, requireStorable } from "./record-act.ts";

/**
 * Words a question anew; what was coded with it stays on it. Of the framework's questions it is said how the new wording
 * relates to the old. Throws `not-forked`, `not-found` for what is no question here, `changed-since`, and `invalid-request`
 * where the relation is missing, or is told of a question that the study added.
 */
export async function rewordQuestion(
  ctx: RequestContext,
  codeId: string,
  rowVersion: number,
  command: RewordQuestion,
): Promise<CodebookQuestion> {
  requireRight(ctx, "change-codebook");
  const { id, wording, relation, reason } = command;
  requireStorable({ wording, reason }, []);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "question.reword", codeId, rowVersion, ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const row = await lockCode(tx, assessmentId, codeId);
      if (row.parentId !== null) throw new ProblemError("not-found");
      const { base, fork } = await findBase(tx, assessmentId);
      if (!fork) throw new ProblemError("not-forked");
      requireRowVersion(row.rowVersion, rowVersion);
      const original = base.dimensions.flatMap(({ questions }) => questions).find((q) => q.id === row.questionId);
      requireRelation(relation, original !== undefined);
      await tx
        .update(codes)
        .set({ wording, relation: relation ?? null, rowVersion: rowVersion + 1 })
        .where(and(eq(codes.assessmentId, assessmentId), eq(codes.id, codeId)));
      const sealer = await ctx.vault.sealer(tx, assessmentId, [codeId], { create: true });
      await recordAct(tx, ctx, sealer, {
        kind: "question.reworded",
        entityId: codeId,
        commandId: id,
        reason,
        before: { relation: row.relation, rowVersion },
        after: { relation: relation ?? null, rowVersion: rowVersion + 1 },
        textsBefore: { wording: row.wording ?? original ?? null },
        textsAfter: { wording },
      });
      return readQuestion(tx, ctx, codeId);
    },
    { keep: () => codeId, recall: (tx) => readQuestion(tx, ctx, codeId) },
  );
}

function requireRelation(relation: string | undefined, isInBase: boolean): void {
  if ((relation !== undefined) === isInBase) return;
  const message = isInBase
    ? "say how the new wording relates to the framework's question"
    : "a question of the study's own relates to none of the framework's";
  throw new ProblemError("invalid-request", { issues: [{ path: ["relation"], code: "custom", message }] });
}
