import { codes } from "@octant/db";
import type { AddCode, CodebookCode } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { codeTexts } from "./code-texts.ts";
import { lockCode, lockCodebook, nextPosition } from "./queries.ts";
import { readCode } from "./read-codebook.ts";
import { recordAct, requireStorable } from "./record-act.ts";

/**
 * Adds a code of the study's own under a question; what is coded with it counts on the question. It changes no question, so
 * it needs no fork. Throws `not-found` for a parent that is no question here or an id that is in use, and `code-retired`.
 */
export async function addCode(ctx: RequestContext, command: AddCode): Promise<CodebookCode> {
  requireRight(ctx, "add-code");
  const { id, parentId, name, definition, sensitive, reason } = command;
  requireStorable({ name, definition, reason }, []);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "code.add", ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const parent = await lockCode(tx, assessmentId, parentId);
      if (parent.parentId !== null) throw new ProblemError("not-found");
      if (parent.retiredAt) throw new ProblemError("code-retired");
      const { questionId, dimensionId } = parent;
      const sealer = await ctx.vault.sealer(tx, assessmentId, [id], { create: true });
      const texts = codeTexts(sealer, id, { name, definition, sensitive });
      const position = await nextPosition(tx, assessmentId);
      const [added] = await tx
        .insert(codes)
        .values({ assessmentId, id, parentId, questionId, dimensionId, ...texts, position })
        .onConflictDoNothing()
        .returning({ id: codes.id });
      if (!added) throw new ProblemError("not-found");
      await recordAct(tx, ctx, sealer, {
        kind: "code.added",
        entityId: id,
        commandId: id,
        reason,
        after: { parentId, sensitive },
        textsAfter: { name, definition },
      });
      return readCode(tx, ctx, id);
    },
    { keep: (code) => code.id, recall: (tx, codeId: string) => readCode(tx, ctx, codeId) },
  );
}
