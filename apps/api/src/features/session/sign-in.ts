import { accounts, asAccount, signInLinks } from "@octant/db";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import { hashToken } from "../../platform/tokens.ts";
import { type Begun, type Browser, beginSession } from "./begin-session.ts";

/**
 * Exchanges the token of a sign-in link for a session's.
 * Throws `sign-in-link-spent` for a token that was used, is too old or never was: nobody learns which.
 */
export async function signIn(
  deps: Pick<Deps, "db" | "vault" | "now">,
  linkToken: string,
  browser: Browser,
): Promise<Begun> {
  const at = deps.now();
  return asAccount(deps.db, "", async (tx) => {
    // one statement finds and spends it, so that of two at once only one gets in
    const isGood = and(
      eq(signInLinks.tokenHash, hashToken(linkToken)),
      isNull(signInLinks.usedAt),
      gt(signInLinks.expiresAt, at),
    );
    const [link] = await tx.update(signInLinks).set({ usedAt: at }).where(isGood).returning();
    if (!link) throw new ProblemError("sign-in-link-spent");
    const { accountId } = link;
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)));
    if (!account) throw new ProblemError("sign-in-link-spent");
    return beginSession(tx, deps, browser, { accountId, state: "full", method: "link" });
  });
}
