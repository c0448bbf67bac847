import { accountLinks, accounts, assessments, invitations, type Tx } from "@octant/db";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { ParsedToken } from "../../platform/link-tokens.ts";

const isGoodLink = (tokenHash: Uint8Array, at: Date) =>
  and(eq(accountLinks.tokenHash, tokenHash), isNull(accountLinks.usedAt), gt(accountLinks.expiresAt, at));

/** A link of the server that can still be used, with the name of whom it is for. */
export async function findAccountLink(tx: Tx, tokenHash: Uint8Array, at: Date) {
  const [link] = await tx
    .select({
      kind: accountLinks.kind,
      accountId: accountLinks.accountId,
      everything: accountLinks.everything,
      expiresAt: accountLinks.expiresAt,
      nameSealed: accounts.nameSealed,
      loginSealed: accounts.loginSealed,
    })
    .from(accountLinks)
    .leftJoin(accounts, eq(accounts.id, accountLinks.accountId))
    .where(isGoodLink(tokenHash, at));
  return link;
}

/** Spends a link: of two at once only one finds it. */
export async function spendAccountLink(tx: Tx, tokenHash: Uint8Array, at: Date) {
  const [link] = await tx.update(accountLinks).set({ usedAt: at }).where(isGoodLink(tokenHash, at)).returning();
  return link;
}

const isGoodInvitation = ({ tokenHash, assessmentId }: ParsedToken, at: Date) =>
  and(
    eq(invitations.assessmentId, assessmentId ?? ""),
    eq(invitations.tokenHash, tokenHash),
    isNull(invitations.usedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, at),
  );

export async function findInvitation(tx: Tx, token: ParsedToken, at: Date) {
  const [invitation] = await tx
    .select({ role: invitations.role, expiresAt: invitations.expiresAt, assessment: assessments.name })
    .from(invitations)
    .innerJoin(assessments, eq(assessments.assessmentId, invitations.assessmentId))
    .where(isGoodInvitation(token, at));
  return invitation;
}

/** Spends an invitation: of two at once only one finds it. */
export async function spendInvitation(tx: Tx, token: ParsedToken, usedBy: string, at: Date) {
  const [invitation] = await tx
    .update(invitations)
    .set({ usedAt: at, usedBy })
    .where(isGoodInvitation(token, at))
    .returning();
  return invitation;
}

/** True once anybody can sign in by themselves. */
export async function hasLogins(tx: Tx): Promise<boolean> {
  const found = await tx.select({ id: accounts.id }).from(accounts).where(isNotNull(accounts.loginDigest)).limit(1);
  return found.length > 0;
}
