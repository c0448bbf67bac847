import { recoveryCodes, type Tx } from "@octant/db";
import { eq } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import { asksForSecondFactor, selectAccount, selectPasskeys } from "./queries.ts";

/**
 * Looks at what an account has left, after something was taken from it in the caller's transaction. Throws `last-proof` where
 * its person could not sign in any more, or lacks a second factor that a role of theirs asks for; then nothing was taken.
 * Recovery codes stand in for a second factor, so they go with the last one.
 */
export async function keepAWayIn(tx: Tx, accountId: string): Promise<void> {
  const account = await selectAccount(tx, accountId);
  const hasPasskey = (await selectPasskeys(tx, accountId)).length > 0;
  const hasSecondFactor = hasPasskey || account.totpConfirmedAt !== null;
  const canSignIn = hasPasskey || (account.passwordSealed !== null && account.loginDigest !== null);
  if (!canSignIn) throw new ProblemError("last-proof");
  if (hasSecondFactor) return;
  if (await asksForSecondFactor(tx, accountId)) throw new ProblemError("last-proof");
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
}
