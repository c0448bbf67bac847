import { accountLinks, accounts, assessments, coders, invitations, members, sessions, type Tx } from "@octant/db";
import type { Role } from "@octant/schemas";
import { and, count, desc, eq, gt, isNotNull, isNull, max, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { hasEnrolled } from "../../platform/sessions.ts";

/** Everybody who belongs to the assessment, suspended members too, with what is known of their sessions. */
export async function selectMembers(tx: Tx, assessmentId: string, at: Date) {
  const open = tx
    .select({
      accountId: sessions.accountId,
      lastSeenAt: max(sessions.lastSeenAt).as("seen"),
      openSessions: sql<number>`count(*) filter (where ${gt(sessions.expiresAt, at)})::int`.as("open"),
    })
    .from(sessions)
    .groupBy(sessions.accountId)
    .as("sessions_of");
  return tx
    .select({
      accountId: members.accountId,
      nameSealed: accounts.nameSealed,
      role: members.role,
      suspendedAt: members.suspendedAt,
      hasSecondFactor: hasEnrolled,
      lastSeenAt: open.lastSeenAt,
      openSessions: open.openSessions,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .leftJoin(open, eq(open.accountId, members.accountId))
    .where(eq(members.assessmentId, assessmentId))
    .orderBy(members.joinedAt, members.accountId);
}

export async function isHighRisk(tx: Tx, assessmentId: string): Promise<boolean> {
  const [row] = await tx
    .select({ highRisk: assessments.highRisk })
    .from(assessments)
    .where(eq(assessments.assessmentId, assessmentId));
  return row?.highRisk ?? false;
}

const isOpen = (assessmentId: string, at: Date) =>
  and(
    eq(invitations.assessmentId, assessmentId),
    isNull(invitations.usedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, at),
  );

/** Invitations that can still be taken, the newest first; or the one that is asked for, whatever became of it. */
export async function selectInvitations(tx: Tx, assessmentId: string, which: { openAt: Date } | { id: string }) {
  const isAsked =
    "id" in which
      ? and(eq(invitations.assessmentId, assessmentId), eq(invitations.id, which.id))
      : isOpen(assessmentId, which.openAt);
  return tx
    .select({
      id: invitations.id,
      role: invitations.role,
      madeBy: invitations.madeBy,
      nameSealed: accounts.nameSealed,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
    })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.madeBy))
    .where(isAsked)
    .orderBy(desc(invitations.createdAt), invitations.id);
}

/** Takes one back. False: there was nothing to take back, because it was used or taken back before. */
export async function takeBackInvitation(tx: Tx, assessmentId: string, id: string, at: Date): Promise<boolean> {
  const isThis = and(eq(invitations.assessmentId, assessmentId), eq(invitations.id, id));
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(and(isThis, isNull(invitations.usedAt), isNull(invitations.revokedAt)))
    .returning({ id: invitations.id });
  return revoked.length > 0;
}

/** Takes back every open invitation and reset link that somebody has made here. Gives the ids of the invitations. */
export async function revokeLinksOf(tx: Tx, assessmentId: string, accountId: string, at: Date): Promise<string[]> {
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(and(isOpen(assessmentId, at), eq(invitations.madeBy, accountId)))
    .returning({ id: invitations.id });
  await tx
    .delete(accountLinks)
    .where(and(eq(accountLinks.madeIn, assessmentId), eq(accountLinks.madeBy, accountId), isNull(accountLinks.usedAt)));
  return revoked.map(({ id }) => id);
}

/**
 * The whole team, held until the transaction ends: of two who change it at once the second sees what the first has done.
 * `canLead` is true of a lead who can still come in.
 */
export async function lockTeam(tx: Tx, assessmentId: string) {
  const isActive = and(isNull(members.suspendedAt), isNull(accounts.disabledAt));
  return tx
    .select({
      accountId: members.accountId,
      role: members.role,
      suspendedAt: members.suspendedAt,
      canLead: sql<boolean>`${members.role} = 'lead' and ${isActive}`,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.assessmentId, assessmentId))
    .orderBy(members.accountId)
    .for("update", { of: members });
}

export type LockedMember = Awaited<ReturnType<typeof lockTeam>>[number];

const isMember = (assessmentId: string, accountId: string) =>
  and(eq(members.assessmentId, assessmentId), eq(members.accountId, accountId));

export async function setRole(tx: Tx, assessmentId: string, accountId: string, role: Role): Promise<void> {
  await tx.update(members).set({ role }).where(isMember(assessmentId, accountId));
}

export async function deleteMember(tx: Tx, assessmentId: string, accountId: string): Promise<void> {
  await tx.delete(members).where(isMember(assessmentId, accountId));
}

/** Lets a suspended member in again. False: nobody here is suspended under this id. */
export async function readmit(tx: Tx, assessmentId: string, accountId: string): Promise<boolean> {
  const readmitted = await tx
    .update(members)
    .set({ suspendedAt: null })
    .where(and(isMember(assessmentId, accountId), isNotNull(members.suspendedAt)))
    .returning({ id: members.accountId });
  return readmitted.length > 0;
}

export async function isTeamMember(tx: Tx, assessmentId: string, accountId: string): Promise<boolean> {
  const [row] = await tx.select({ n: count() }).from(members).where(isMember(assessmentId, accountId));
  return (row?.n ?? 0) > 0;
}

/** Whoever may code is a coder; whoever no longer may stays one by name, because their codings stay. */
export async function ensureCoder(tx: Tx, assessmentId: string, accountId: string): Promise<void> {
  await tx.insert(coders).values({ assessmentId, id: uuidv7(), accountId }).onConflictDoNothing();
}
