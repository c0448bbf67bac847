import type { Tx } from "@octant/db";
import type { Effectiveness, EffectivenessProgress, Judgement } from "@octant/schemas";
import {
  type CounterfactualReply,
  counterfactual,
  type EffectivenessJudgement,
  effectivenessTallies,
  type Progress,
} from "@octant/scoring";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { findQuestion, listJudgements, listReplies } from "./queries.ts";

/** How each progress stands on the method's scale. Source: method, section 6. */
const LEVELS: Record<EffectivenessProgress, Progress> = {
  deteriorated: 1,
  stagnated: 2,
  "partly-improved": 3,
  improved: 4,
  "not-mandated": "not-mandated",
  insufficient: "insufficient",
};

export async function getEffectiveness(ctx: RequestContext): Promise<Effectiveness> {
  requireRight(ctx, "read-scorecard");
  return inAssessment(ctx, (tx) => readEffectiveness(tx, ctx));
}

/** Judgements and replies as they stand, with their tallies; all arithmetic is `@octant/scoring`'s. */
export async function readEffectiveness(tx: Tx, ctx: RequestContext): Promise<Effectiveness> {
  const { assessmentId } = ctx;
  const [rows, replies, { question, designVersion }] = await Promise.all([
    listJudgements(tx, assessmentId),
    listReplies(tx, assessmentId),
    findQuestion(tx, assessmentId),
  ]);
  const sealer = await ctx.vault.sealer(tx, assessmentId, rows.length > 0 ? [assessmentId] : []);
  const judgements = rows.map((row) => toJudgement(ctx, sealer, row));
  const raters = new Map(rows.map(({ judgement }) => [judgement.id, judgement.accountId]));
  const tallies = effectivenessTallies(judgements.map((one) => toScored(one, raters.get(one.id) ?? one.id)));
  if (tallies.kind === "rejected") throw new Error("a person has judged an objective twice");
  return {
    judgements,
    tallies: tallies.units,
    question,
    designVersion,
    counterfactual: toShares(replies),
    replies: replies.map(({ clusterId: _, ...reply }) => reply),
  };
}

const Words = z.object({ reason: z.string(), unintended: z.string() });

function toJudgement(
  { vault, account }: RequestContext,
  sealer: RecordSealer,
  { judgement, actorSealed }: Awaited<ReturnType<typeof listJudgements>>[number],
): Judgement {
  const { id, objectiveId, areaId, periodId, accountId, progress, direction, size, judgedAt, wordsSealed } = judgement;
  const opened = sealer.tryOpen(judgement.assessmentId, PLACES.effectivenessWords(id), wordsSealed);
  const words = opened.kind === "open" ? Words.parse(JSON.parse(opened.value)) : { reason: UNVERIFIED, unintended: "" };
  return {
    id,
    objectiveId,
    areaId,
    periodId,
    actor: showAccountName(vault.server, accountId, actorSealed),
    me: accountId === account.id,
    at: judgedAt.toISOString(),
    progress,
    contribution: direction === null ? null : { direction, size },
    ...words,
  };
}

function toScored(
  { objectiveId, areaId, periodId, progress, contribution }: Judgement,
  rater: string,
): EffectivenessJudgement {
  const place = { rater, objectiveId, areaId, periodId, progress: LEVELS[progress] };
  if (!contribution) return { ...place, contribution: null };
  const { direction, size } = contribution;
  if (direction === "none" || direction === "unclear") return { ...place, contribution: { direction } };
  // the database's constraint gives help and harm a size
  return { ...place, contribution: { direction, size: size ?? "minor" } };
}

function toShares(replies: Awaited<ReturnType<typeof listReplies>>): Effectiveness["counterfactual"] {
  const noted = replies.flatMap(({ sourceId, clusterId, reply }): CounterfactualReply[] => {
    return reply === null ? [] : [{ sourceId, clusterId, reply }];
  });
  const found = counterfactual(noted);
  if (found.kind === "rejected") throw new Error("a source has replied twice");
  const { counts, asked } = found;
  return { counts, asked, shares: found.kind === "shares" ? found.shares : null };
}
