import { assessments, codings, members, sources, type Tx } from "@octant/db";
import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { inAssessment, type Scope } from "../../platform/in-assessment.ts";
import { isNotWithdrawn } from "../../platform/withdrawn.ts";

/** Of a membership that is suspended the person sees nothing. */
export async function findMemberships(tx: Tx, accountId: string) {
  return tx
    .select({
      id: assessments.assessmentId,
      name: assessments.name,
      missionLine: assessments.missionLine,
      demo: assessments.demo,
      role: members.role,
      retentionUntil: assessments.retentionUntil,
    })
    .from(members)
    .innerJoin(assessments, eq(assessments.assessmentId, members.assessmentId))
    .where(and(eq(members.accountId, accountId), isNull(members.suspendedAt)))
    .orderBy(desc(assessments.createdAt), assessments.assessmentId);
}

/** Sources that were not withdrawn, and live codings. */
export async function countEvidence(scope: Scope): Promise<{ sources: number; codings: number }> {
  const { assessmentId } = scope;
  return inAssessment(scope, async (tx) => {
    const liveCodings = tx
      .select({ n: count() })
      .from(codings)
      .where(and(eq(codings.assessmentId, assessmentId), isNull(codings.deletedAt), isNotWithdrawn(codings)));
    const [row] = await tx
      .select({ sources: count(), codings: sql<string>`(${liveCodings})` })
      .from(sources)
      .where(and(eq(sources.assessmentId, assessmentId), isNull(sources.withdrawnAt)));
    return { sources: row?.sources ?? 0, codings: Number(row?.codings ?? 0) };
  });
}
