import { codes } from "@octant/db";
import { type AddQuestion, type CodebookQuestion, nextStudyNumber } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { findBase, listQuestions, lockCodebook, nextPosition } from "./queries.ts";
import { readQuestion } from "./read-codebook.ts";
import { recordAct, requireStorable } from "./record-act.ts";

/**
 * Adds a question of the study's own under a dimension of its framework. Throws `not-forked`, and `not-found` for a dimension
 * that the framework does not have or an id that is in use.
 */
export async function addQuestion(ctx: RequestContext, command: AddQuestion): Promise<CodebookQuestion> {
  requireRight(ctx, "change-codebook");
  const { id, dimensionId, wording, reason } = command;
  requireStorable({ wording, reason }, []);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "question.add", ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const { base, fork } = await findBase(tx, assessmentId);
      if (!fork) throw new ProblemError("not-forked");
      if (!base.dimensions.some((dimension) => dimension.id === dimensionId)) throw new ProblemError("not-found");
      const taken = await listQuestions(tx, assessmentId);
      const questionId = nextStudyNumber(
        dimensionId,
        taken.map((question) => question.questionId),
      );
      const position = await nextPosition(tx, assessmentId);
      const [added] = await tx
        .insert(codes)
        .values({ assessmentId, id, questionId, dimensionId, wording, position })
        .onConflictDoNothing({ target: [codes.assessmentId, codes.id] })
        .returning({ id: codes.id });
      if (!added) throw new ProblemError("not-found");
      const sealer = await ctx.vault.sealer(tx, assessmentId, [id], { create: true });
      const act = { kind: "question.added", entityId: id, commandId: id, reason } as const;
      await recordAct(tx, ctx, sealer, { ...act, after: { questionId, dimensionId }, textsAfter: { wording } });
      return readQuestion(tx, ctx, id);
    },
    { keep: (question) => question.id, recall: (tx, codeId: string) => readQuestion(tx, ctx, codeId) },
  );
}
