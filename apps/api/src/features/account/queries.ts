import { accounts, assessments, members, passkeys, recoveryCodes, type Tx } from "@octant/db";
import { and, count, eq, isNull, or } from "drizzle-orm";

/** An account, held until the transaction ends, so that of two changes at once the second sees what the first has left. */
export async function lockAccount(tx: Tx, accountId: string) {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
  if (!account) throw new Error("a signed-in account is gone");
  return account;
}

export async function selectAccount(tx: Tx, accountId: string) {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
  if (!account) throw new Error("a signed-in account is gone");
  return account;
}

export async function selectPasskeys(tx: Tx, accountId: string) {
  return tx.select().from(passkeys).where(eq(passkeys.accountId, accountId)).orderBy(passkeys.createdAt, passkeys.id);
}

export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const isLeft = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
  const [row] = await tx.select({ left: count() }).from(recoveryCodes).where(isLeft);
  return row?.left ?? 0;
}

/** True where a role or an assessment of this person's asks for a second factor. Only the demo's does not. */
export async function asksForSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  const asks = and(eq(assessments.demo, false), or(eq(members.role, "lead"), eq(assessments.highRisk, true)));
  const found = await tx
    .select({ role: members.role })
    .from(members)
    .innerJoin(assessments, eq(assessments.assessmentId, members.assessmentId))
    .where(and(eq(members.accountId, accountId), asks))
    .limit(1);
  return found.length > 0;
}
