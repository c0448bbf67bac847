import { codes } from "@octant/db";
import type { ChangeGuide, CodebookCode, CodebookQuestion, MoveCode } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { guidePlace } from "../../platform/sealed-names.ts";
import { lockCode, lockCodebook } from "./queries.ts";
import { openGuide, readCode, readEntry } from "./read-codebook.ts";
import { recordAct, requireRowVersion, requireStorable } from "./record-act.ts";

/**
 * Puts a code of the study's own under another question: what was coded with it counts there from then on. Throws `not-found`
 * for what is no such code or no question, `code-retired`, `changed-since`.
 */
export async function moveCode(
  ctx: RequestContext,
  codeId: string,
  rowVersion: number,
  command: MoveCode,
): Promise<CodebookCode> {
  requireRight(ctx, "change-codebook");
  const { id, parentId, reason } = command;
  requireStorable(reason, ["reason"]);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "code.move", codeId, rowVersion, ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const row = await lockCode(tx, assessmentId, codeId);
      const parent = await lockCode(tx, assessmentId, parentId);
      if (row.parentId === null || parent.parentId !== null) throw new ProblemError("not-found");
      if (parent.retiredAt) throw new ProblemError("code-retired");
      requireRowVersion(row.rowVersion, rowVersion);
      if (row.parentId === parentId) return readCode(tx, ctx, codeId);
      const { questionId, dimensionId } = parent;
      await tx
        .update(codes)
        .set({ parentId, questionId, dimensionId, rowVersion: rowVersion + 1 })
        .where(and(eq(codes.assessmentId, assessmentId), eq(codes.id, codeId)));
      const sealer = await ctx.vault.sealer(tx, assessmentId, [codeId], { create: true });
      await recordAct(tx, ctx, sealer, {
        kind: "code.moved",
        entityId: codeId,
        commandId: id,
        reason,
        before: { parentId: row.parentId, questionId: row.questionId, dimensionId: row.dimensionId, rowVersion },
        after: { parentId, questionId, dimensionId, rowVersion: rowVersion + 1 },
      });
      return readCode(tx, ctx, codeId);
    },
    { keep: () => codeId, recall: (tx) => readCode(tx, ctx, codeId) },
  );
}

/** Writes the guide of a question or code anew. It changes no question, so that it needs no fork. Throws `not-found`, `changed-since`. */
export async function changeGuide(
  ctx: RequestContext,
  codeId: string,
  rowVersion: number,
  command: ChangeGuide,
): Promise<CodebookQuestion | CodebookCode> {
  requireRight(ctx, "change-codebook");
  const { id, guide, reason } = command;
  requireStorable({ guide, reason }, []);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "code.change-guide", codeId, rowVersion, ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const row = await lockCode(tx, assessmentId, codeId);
      requireRowVersion(row.rowVersion, rowVersion);
      const sealer = await ctx.vault.sealer(tx, assessmentId, [codeId], { create: true });
      await tx
        .update(codes)
        .set({
          guideSealed: sealer.seal(codeId, guidePlace(codeId), JSON.stringify(guide)),
          rowVersion: rowVersion + 1,
        })
        .where(and(eq(codes.assessmentId, assessmentId), eq(codes.id, codeId)));
      await recordAct(tx, ctx, sealer, {
        kind: "code.guide-changed",
        entityId: codeId,
        commandId: id,
        reason,
        before: { rowVersion },
        after: { rowVersion: rowVersion + 1 },
        textsBefore: { guide: openGuide(sealer, row) },
        textsAfter: { guide },
      });
      return readEntry(tx, ctx, codeId);
    },
    { keep: () => codeId, recall: (tx) => readEntry(tx, ctx, codeId) },
  );
}
