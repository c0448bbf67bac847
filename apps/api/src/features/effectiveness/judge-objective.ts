import { effectivenessJudgements, type Tx } from "@octant/db";
import type { Effectiveness, JudgeObjective } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { violatedConstraint } from "../../platform/database-failure.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { requireStorable } from "../codebook/record-act.ts";
import { findOwn } from "./queries.ts";
import { readEffectiveness } from "./read-effectiveness.ts";

const UNKNOWN = new Set([
  "effectiveness_judgement_of_objective",
  "effectiveness_judgement_of_area",
  "effectiveness_judgement_of_period",
]);

/**
 * Judges an objective for the person who asks, in place of what they judged of it there before. Throws `not-found` for an
 * objective, area or period that this assessment does not have.
 */
export async function judgeObjective(ctx: RequestContext, command: JudgeObjective): Promise<Effectiveness> {
  requireRight(ctx, "judge-effectiveness");
  requireStorable(command, []);
  const recall = (tx: Tx) => readEffectiveness(tx, ctx);
  try {
    return await once(ctx, { kind: "effectiveness.judge", ...command }, (tx) => judge(tx, ctx, command), {
      keep: () => null,
      recall,
    });
  } catch (error) {
    if (UNKNOWN.has(violatedConstraint(error) ?? "")) throw new ProblemError("not-found");
    throw error;
  }
}

async function judge(tx: Tx, ctx: RequestContext, command: JudgeObjective): Promise<Effectiveness> {
  const { assessmentId, account } = ctx;
  const { id: commandId, objectiveId, areaId, periodId, progress, contribution, reason, unintended } = command;
  const before = await findOwn(tx, assessmentId, account.id, { objectiveId, areaId, periodId });
  const id = before?.id ?? uuidv7();
  const rowVersion = (before?.rowVersion ?? 0) + 1;
  const sealer = await ctx.vault.sealer(tx, assessmentId, [assessmentId], { create: true });
  const words = JSON.stringify({ reason, unintended });
  const said = { progress, direction: contribution?.direction ?? null, size: contribution?.size ?? null };
  const values = { ...said, wordsSealed: sealer.seal(assessmentId, PLACES.effectivenessWords(id), words), rowVersion };
  const place = { objectiveId, areaId, periodId };
  if (before) {
    await tx
      .update(effectivenessJudgements)
      .set({ ...values, judgedAt: sql`now()` })
      .where(and(eq(effectivenessJudgements.assessmentId, assessmentId), eq(effectivenessJudgements.id, id)));
  } else {
    await tx.insert(effectivenessJudgements).values({ assessmentId, id, accountId: account.id, ...place, ...values });
  }
  const changeId = uuidv7();
  await recordChange(tx, ctx, {
    id: changeId,
    kind: "effectiveness.judged",
    entity: "effectiveness_judgement",
    entityId: id,
    commandId,
    before: before && { progress: before.progress, direction: before.direction, size: before.size },
    after: { ...place, ...said, rowVersion },
    afterSealed: sealer.seal(assessmentId, PLACES.changeAfter(changeId), words),
  });
  return readEffectiveness(tx, ctx);
}
