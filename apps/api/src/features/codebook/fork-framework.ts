import { frameworkForks } from "@octant/db";
import type { Codebook, ForkFramework } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { findBase, lockCodebook } from "./queries.ts";
import { readCodebook } from "./read-codebook.ts";
import { recordAct, requireStorable } from "./record-act.ts";

/**
 * Forks the assessment's framework, so that the study can change its questions. The base is kept as it is now, also where
 * it is a draft that changes later. Throws `already-forked`.
 */
export async function forkFramework(ctx: RequestContext, { id, reason }: ForkFramework): Promise<Codebook> {
  requireRight(ctx, "change-codebook");
  requireStorable(reason, ["reason"]);
  const { assessmentId } = ctx;
  return once(
    ctx,
    { id, kind: "framework.fork", reason },
    async (tx) => {
      await lockCodebook(tx, assessmentId);
      const { base, fork } = await findBase(tx, assessmentId);
      if (fork) throw new ProblemError("already-forked");
      await tx.insert(frameworkForks).values({ assessmentId, baseId: base.id, baseDocument: base });
      const sealer = await ctx.vault.sealer(tx, assessmentId, [assessmentId], { create: true });
      const act = { kind: "framework.forked", entityId: assessmentId, commandId: id, reason } as const;
      await recordAct(tx, ctx, sealer, { ...act, after: { framework: base.id } });
      return readCodebook(tx, ctx);
    },
    { keep: () => null, recall: (tx) => readCodebook(tx, ctx) },
  );
}
