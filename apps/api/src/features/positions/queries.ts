import { accounts, changes, codes, judgedPositionCitations, judgedPositions, sources, type Tx } from "@octant/db";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** The entity of the change log; its id is the source's, so that all of a source's judgements go with its key. */
export const ENTITY = "judged_position";

/** The dimension of a question, and whether the source is there. Throws `not-found` for either, `source-withdrawn`. */
export async function requirePlace(
  tx: Tx,
  assessmentId: string,
  sourceId: string,
  questionId: string,
): Promise<string> {
  const [source] = await tx
    .select({ withdrawnAt: sources.withdrawnAt })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId)));
  if (source?.withdrawnAt) throw new ProblemError("source-withdrawn");
  const [code] = await tx
    .select({ dimensionId: codes.dimensionId })
    .from(codes)
    .where(and(eq(codes.assessmentId, assessmentId), eq(codes.questionId, questionId), isNull(codes.parentId)));
  if (!source || !code) throw new ProblemError("not-found");
  return code.dimensionId;
}

/** Makes whoever else judges this source wait until the transaction ends. */
export async function lockJudgements(tx: Tx, assessmentId: string, sourceId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`octant.position ${assessmentId} ${sourceId}`}, 0))`,
  );
}

const isOf = (assessmentId: string, sourceId: string, questionId: string) =>
  and(
    eq(judgedPositions.assessmentId, assessmentId),
    eq(judgedPositions.sourceId, sourceId),
    eq(judgedPositions.questionId, questionId),
  );

export async function findJudgement(tx: Tx, assessmentId: string, sourceId: string, questionId: string) {
  const citations = sql<string[]>`array(
    select c.coding_id from ${judgedPositionCitations} as c
    where c.assessment_id = ${judgedPositions.assessmentId} and c.source_id = ${judgedPositions.sourceId}
      and c.question_id = ${judgedPositions.questionId} order by 1
  )`;
  const [row] = await tx
    .select({ judgement: judgedPositions, citations, actorSealed: accounts.nameSealed })
    .from(judgedPositions)
    .innerJoin(accounts, eq(accounts.id, judgedPositions.judgedBy))
    .where(isOf(assessmentId, sourceId, questionId));
  return row;
}

export async function deleteJudgement(tx: Tx, assessmentId: string, sourceId: string, questionId: string) {
  const isCitation = and(
    eq(judgedPositionCitations.assessmentId, assessmentId),
    eq(judgedPositionCitations.sourceId, sourceId),
    eq(judgedPositionCitations.questionId, questionId),
  );
  await tx.delete(judgedPositionCitations).where(isCitation);
  await tx.delete(judgedPositions).where(isOf(assessmentId, sourceId, questionId));
}

/** How a position was judged, newest first. */
export function listActs(tx: Tx, assessmentId: string, sourceId: string, questionId: string) {
  const { id, at, after, afterSealed, actorAccountId } = changes;
  return tx
    .select({ id, at, after, afterSealed, actorAccountId, actorSealed: accounts.nameSealed })
    .from(changes)
    .innerJoin(accounts, eq(accounts.id, actorAccountId))
    .where(
      and(
        eq(changes.assessmentId, assessmentId),
        eq(changes.entityId, sourceId),
        eq(changes.entity, ENTITY),
        sql`${after} ->> 'questionId' = ${questionId}`,
      ),
    )
    .orderBy(desc(changes.tx), desc(id));
}
