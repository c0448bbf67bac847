import { areas, assessments, changes, codings, members, segments, sources, type Tx, textVersions } from "@octant/db";
import { and, desc, eq, isNull, sql } from "drizzle-orm";

/** Of a membership that is suspended the person sees nothing. */
export async function findMemberships(tx: Tx, accountId: string) {
  return tx
    .select({
      id: assessments.assessmentId,
      name: assessments.name,
      missionLine: assessments.missionLine,
      demo: assessments.demo,
      highRisk: assessments.highRisk,
      role: members.role,
      retentionUntil: assessments.retentionUntil,
    })
    .from(members)
    .innerJoin(assessments, eq(assessments.assessmentId, members.assessmentId))
    .where(and(eq(members.accountId, accountId), isNull(members.suspendedAt)))
    .orderBy(desc(assessments.createdAt), assessments.assessmentId);
}

/** Sources with a text that may be analysed and has a coding. */
export async function countCoded(tx: Tx, assessmentId: string): Promise<number> {
  const hasCoding = sql`exists (
    select from ${textVersions}
    join ${segments} on ${segments.assessmentId} = ${textVersions.assessmentId} and ${segments.textVersionId} = ${textVersions.id}
    join ${codings} on ${codings.assessmentId} = ${segments.assessmentId} and ${codings.segmentId} = ${segments.id}
    where ${textVersions.assessmentId} = ${sources.assessmentId} and ${textVersions.sourceId} = ${sources.id}
      and ${codings.deletedAt} is null
  )`;
  const isOpen = and(isNull(sources.withdrawnAt), eq(sources.consentAnalyse, "granted"));
  return tx.$count(sources, and(eq(sources.assessmentId, assessmentId), isOpen, hasCoding));
}

export function listAreaTree(tx: Tx, assessmentId: string) {
  const { id, parentId } = areas;
  return tx
    .select({ id, parentId })
    .from(areas)
    .where(and(eq(areas.assessmentId, assessmentId), isNull(areas.retiredAt)));
}

/** When the last change was made that the transaction's person may see. */
export async function findLastActivity(tx: Tx, assessmentId: string): Promise<Date | undefined> {
  const [last] = await tx
    .select({ at: changes.at })
    .from(changes)
    .where(eq(changes.assessmentId, assessmentId))
    .orderBy(desc(changes.tx), desc(changes.id))
    .limit(1);
  return last?.at;
}
