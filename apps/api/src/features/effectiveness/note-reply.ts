import { counterfactualReplies, sources, type Tx } from "@octant/db";
import type { AskCounterfactual, Effectiveness, NoteReply } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { changeDesign } from "../design/change-design.ts";
import { NO_DIFFERENCE } from "../design/diff-list.ts";
import { findQuestion } from "./queries.ts";
import { readEffectiveness } from "./read-effectiveness.ts";

/** Notes what a source replied, or takes the note away. Throws `not-found`, `source-withdrawn`. */
export async function noteReply(ctx: RequestContext, sourceId: string, command: NoteReply): Promise<Effectiveness> {
  requireRight(ctx, "note-reply");
  const { assessmentId } = ctx;
  const { id, reply } = command;
  const work = async (tx: Tx) => {
    const [source] = await tx
      .select({ withdrawnAt: sources.withdrawnAt })
      .from(sources)
      .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId)))
      .for("no key update");
    if (!source) throw new ProblemError("not-found");
    if (source.withdrawnAt) throw new ProblemError("source-withdrawn");
    const isIt = and(
      eq(counterfactualReplies.assessmentId, assessmentId),
      eq(counterfactualReplies.sourceId, sourceId),
    );
    const [before] = await tx.delete(counterfactualReplies).where(isIt).returning();
    const rowVersion = (before?.rowVersion ?? 0) + 1;
    if (reply !== null) await tx.insert(counterfactualReplies).values({ assessmentId, sourceId, reply, rowVersion });
    await recordChange(tx, ctx, {
      kind: "counterfactual.noted",
      entity: "counterfactual_reply",
      entityId: sourceId,
      commandId: id,
      before: before && { reply: before.reply },
      after: { reply, rowVersion },
    });
    return readEffectiveness(tx, ctx);
  };
  const recall = (tx: Tx) => readEffectiveness(tx, ctx);
  return once(ctx, { ...command, kind: "counterfactual.note", sourceId }, work, { keep: () => null, recall });
}

/** Fixes the question with its horizon, as part of the study's design. Throws what `changeDesign` throws. */
export async function askCounterfactual(
  ctx: RequestContext,
  version: number,
  command: AskCounterfactual,
): Promise<Effectiveness> {
  await changeDesign(ctx, version, "settings", command, async (tx) => {
    const { question: before } = await findQuestion(tx, ctx.assessmentId);
    const { question } = command;
    if (before === question) return undefined;
    return {
      difference: { ...NO_DIFFERENCE, changed: ["counterfactual"] },
      before: { counterfactualQuestion: before },
      after: { counterfactualQuestion: question },
      set: { counterfactualQuestion: question },
    };
  });
  return inAssessment(ctx, (tx) => readEffectiveness(tx, ctx));
}
