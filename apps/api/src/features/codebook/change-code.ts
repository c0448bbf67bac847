import { codes } from "@octant/db";
import type { ChangeCode, CodebookCode } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { openTexts } from "../assessment/to-code.ts";
import { codeTexts } from "./code-texts.ts";
import { lockCode, lockCodebook } from "./queries.ts";
import { readCode } from "./read-codebook.ts";
import { recordAct, requireRowVersion, requireStorable } from "./record-act.ts";

/**
 * Renames or redefines a code of the study's own, or marks it sensitive; what was coded with it stays on it. Throws
 * `not-found` for what is no such code, and `changed-since`.
 */
export async function changeCode(
  ctx: RequestContext,
  codeId: string,
  rowVersion: number,
  command: ChangeCode,
): Promise<CodebookCode> {
  requireRight(ctx, "change-codebook");
  const { id, reason } = command;
  requireStorable(command, []);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { kind: "code.change", codeId, rowVersion, ...command },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const row = await lockCode(tx, assessmentId, codeId);
      if (row.parentId === null) throw new ProblemError("not-found");
      requireRowVersion(row.rowVersion, rowVersion);
      const sealer = await ctx.vault.sealer(tx, assessmentId, [codeId], { create: true });
      const opened = openTexts(row, sealer);
      const before = { name: opened.name ?? "", definition: opened.definition ?? "", sensitive: row.sensitive };
      const after = {
        name: command.name ?? before.name,
        definition: command.definition ?? before.definition,
        sensitive: command.sensitive ?? before.sensitive,
      };
      await tx
        .update(codes)
        .set({ ...codeTexts(sealer, codeId, after), rowVersion: rowVersion + 1 })
        .where(and(eq(codes.assessmentId, assessmentId), eq(codes.id, codeId)));
      await recordAct(tx, ctx, sealer, {
        kind: "code.changed",
        entityId: codeId,
        commandId: id,
        reason,
        before: { sensitive: before.sensitive, rowVersion },
        after: { sensitive: after.sensitive, rowVersion: rowVersion + 1 },
        textsBefore: { name: before.name, definition: before.definition },
        textsAfter: { name: after.name, definition: after.definition },
      });
      return readCode(tx, ctx, codeId);
    },
    { keep: () => codeId, recall: (tx) => readCode(tx, ctx, codeId) },
  );
}
