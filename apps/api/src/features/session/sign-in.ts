import { accounts, asAccount, signInLinks } from "@octant/db";
import type { Session } from "@octant/schemas";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import { closeSession, openSession } from "../../platform/sessions.ts";
import { hashToken } from "../../platform/tokens.ts";

/**
 * Exchanges the token of a sign-in link for a session; the browser's former session ends with it.
 * Throws `sign-in-link-spent` for a token that was used, is too old or never was: nobody learns which.
 */
export async function signIn(
  { db, now }: Pick<Deps, "db" | "now">,
  linkToken: string,
  formerToken: string | undefined,
): Promise<{ token: string; session: Session }> {
  const at = now();
  return asAccount(db, "", async (tx) => {
    // one statement finds and spends it, so that of two at once only one gets in
    const isGood = and(
      eq(signInLinks.tokenHash, hashToken(linkToken)),
      isNull(signInLinks.usedAt),
      gt(signInLinks.expiresAt, at),
    );
    const [link] = await tx.update(signInLinks).set({ usedAt: at }).where(isGood).returning();
    if (!link) throw new ProblemError("sign-in-link-spent");
    const [account] = await tx
      .select({ id: accounts.id, name: accounts.displayName })
      .from(accounts)
      .where(and(eq(accounts.id, link.accountId), isNull(accounts.disabledAt)));
    if (!account) throw new ProblemError("sign-in-link-spent");
    if (formerToken !== undefined) await closeSession(tx, hashToken(formerToken));
    const { token, expiresAt } = await openSession(tx, at, account.id);
    return { token, session: { account, expiresAt: expiresAt.toISOString() } };
  });
}
