import {
  accounts,
  clusters,
  counterfactualReplies,
  effectivenessJudgements,
  objectives,
  sources,
  studyDesigns,
  type Tx,
} from "@octant/db";
import { and, eq, isNull, sql } from "drizzle-orm";

/** Judgements of objectives that are still the mandate's, in order of time. */
export function listJudgements(tx: Tx, assessmentId: string) {
  return tx
    .select({ judgement: effectivenessJudgements, actorSealed: accounts.nameSealed })
    .from(effectivenessJudgements)
    .innerJoin(accounts, eq(accounts.id, effectivenessJudgements.accountId))
    .innerJoin(
      objectives,
      and(
        eq(objectives.assessmentId, effectivenessJudgements.assessmentId),
        eq(objectives.id, effectivenessJudgements.objectiveId),
        isNull(objectives.retiredAt),
      ),
    )
    .where(eq(effectivenessJudgements.assessmentId, assessmentId))
    .orderBy(effectivenessJudgements.judgedAt, effectivenessJudgements.id);
}

/** The person's own judgement of an objective in an area and a period; null is the whole mission, or all periods. */
export async function findOwn(
  tx: Tx,
  assessmentId: string,
  accountId: string,
  place: { objectiveId: string; areaId: string | null; periodId: string | null },
) {
  const j = effectivenessJudgements;
  const [row] = await tx
    .select()
    .from(j)
    .where(
      and(
        eq(j.assessmentId, assessmentId),
        eq(j.accountId, accountId),
        eq(j.objectiveId, place.objectiveId),
        sql`${j.areaId} is not distinct from ${place.areaId}`,
        sql`${j.periodId} is not distinct from ${place.periodId}`,
      ),
    )
    .for("update");
  return row;
}

/** Every source that was not withdrawn, with what it replied; null where nobody has noted that. */
export function listReplies(tx: Tx, assessmentId: string) {
  return tx
    .select({
      sourceId: sources.id,
      clusterId: sources.clusterId,
      kind: sources.kind,
      number: sources.number,
      reply: counterfactualReplies.reply,
    })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, sources.clusterId)))
    .leftJoin(
      counterfactualReplies,
      and(eq(counterfactualReplies.assessmentId, sources.assessmentId), eq(counterfactualReplies.sourceId, sources.id)),
    )
    .where(and(eq(sources.assessmentId, assessmentId), isNull(sources.withdrawnAt)))
    .orderBy(sources.kind, sources.number);
}

/** The question that is asked of everybody, and the version of the design that it belongs to. */
export async function findQuestion(tx: Tx, assessmentId: string) {
  const [row] = await tx
    .select({ question: studyDesigns.counterfactualQuestion, version: studyDesigns.rowVersion })
    .from(studyDesigns)
    .where(eq(studyDesigns.assessmentId, assessmentId));
  return { question: row?.question ?? "", designVersion: row?.version ?? 0 };
}
