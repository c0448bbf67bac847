import { accessTokens, accounts, assessments, members, type Tx } from "@octant/db";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { hasEnrolled } from "../../platform/sessions.ts";

/** The memberships of a person, suspended ones too, in the order of Home. */
export function selectMemberships(tx: Tx, accountId: string) {
  return tx
    .select({
      assessmentId: assessments.assessmentId,
      assessment: assessments.name,
      role: members.role,
      suspendedAt: members.suspendedAt,
    })
    .from(members)
    .innerJoin(assessments, eq(assessments.assessmentId, members.assessmentId))
    .where(eq(members.accountId, accountId))
    .orderBy(desc(assessments.createdAt), assessments.assessmentId);
}

/** What a person is in an assessment where they are let in; undefined where they are not. */
export async function findMembership(tx: Tx, assessmentId: string, accountId: string) {
  const isLetIn = and(
    eq(members.assessmentId, assessmentId),
    eq(members.accountId, accountId),
    isNull(members.suspendedAt),
  );
  const [row] = await tx
    .select({
      role: members.role,
      assessment: assessments.name,
      demo: assessments.demo,
      highRisk: assessments.highRisk,
      hasSecondFactor: hasEnrolled,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .innerJoin(assessments, eq(assessments.assessmentId, members.assessmentId))
    .where(isLetIn);
  return row;
}

/** A person's tokens that still open an assessment, the newest first; or the one that is asked for. */
export function selectTokens(
  tx: Tx,
  assessmentId: string,
  accountId: string,
  which: { goodAt: Date } | { id: string },
) {
  const isMine = and(eq(accessTokens.assessmentId, assessmentId), eq(accessTokens.accountId, accountId));
  const isAsked =
    "id" in which
      ? eq(accessTokens.id, which.id)
      : and(isNull(accessTokens.revokedAt), gt(accessTokens.expiresAt, which.goodAt));
  return tx
    .select()
    .from(accessTokens)
    .where(and(isMine, isAsked))
    .orderBy(desc(accessTokens.createdAt), accessTokens.id);
}

export async function revokeToken(tx: Tx, assessmentId: string, accountId: string, id: string, at: Date) {
  const isMine = and(eq(accessTokens.assessmentId, assessmentId), eq(accessTokens.accountId, accountId));
  return tx
    .update(accessTokens)
    .set({ revokedAt: at })
    .where(and(isMine, eq(accessTokens.id, id), isNull(accessTokens.revokedAt)))
    .returning({ id: accessTokens.id });
}
