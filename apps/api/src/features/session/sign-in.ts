import { accounts, asAccount, signInLinks } from "@octant/db";
import { and, eq, gt, isNull } from "drizzle-orm";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import { closeSession, openSession } from "../../platform/sessions.ts";
import { hashToken } from "../../platform/tokens.ts";

/** The browser that signs in: its former session ends with it, and its kind is noted. */
export type Browser = { formerToken: string | undefined; agent: string | null };

/**
 * Exchanges the token of a sign-in link for a session's.
 * Throws `sign-in-link-spent` for a token that was used, is too old or never was: nobody learns which.
 */
export async function signIn(
  { db, vault, now }: Pick<Deps, "db" | "vault" | "now">,
  linkToken: string,
  browser: Browser,
): Promise<string> {
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
    const { accountId } = link;
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)));
    if (!account) throw new ProblemError("sign-in-link-spent");
    const { formerToken, agent } = browser;
    if (formerToken !== undefined) await closeSession(tx, hashToken(formerToken));
    const token = await openSession(tx, at, { accountId, state: "full", method: "link", agent });
    const facts = { method: "link", secondFactor: "none" } as const;
    await recordServerAudit(tx, { vault }, accountId, { kind: "session.opened", entityId: accountId, facts });
    return token;
  });
}
