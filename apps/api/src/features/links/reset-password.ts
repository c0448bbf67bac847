import { accounts, asAccount, members, passkeys, recoveryCodes, type Tx, withAssessment } from "@octant/db";
import type { ResetPassword } from "@octant/schemas";
import { and, eq, isNull } from "drizzle-orm";
import { showAccountName } from "../../platform/account-names.ts";
import { recordAudit, recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { forgetBrowsers } from "../../platform/known-browsers.ts";
import { parseLinkToken } from "../../platform/link-tokens.ts";
import { openLogin, sealPassword } from "../../platform/logins.ts";
import { requireStrong } from "../../platform/passwords/password-strength.ts";
import { ProblemError } from "../../platform/problems.ts";
import { closeSessions, hasEnrolled } from "../../platform/sessions.ts";
import { type Begun, type Browser, beginSession } from "../session/begin-session.ts";
import { findAccountLink, spendAccountLink } from "./queries.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;

/**
 * Sets a new password with a link made for that, and ends every session of the account. A second factor is still to be
 * given; where the link ends it too, or there is none, the memberships outside of the assessment whose lead made the link are
 * suspended: they were never that lead's to open. Throws `link-spent`, `password-weak`.
 */
export async function resetPassword(deps: Needs, given: ResetPassword, browser: Browser): Promise<Begun> {
  const { tokenHash } = parseLinkToken(given.token);
  const { server } = deps.vault;
  const found = await asAccount(deps.db, "", (tx) => findAccountLink(tx, tokenHash, deps.now()));
  if (!found?.accountId) throw new ProblemError("link-spent");
  const { accountId } = found;
  const login = openLogin(server, accountId, found.loginSealed);
  requireStrong(given.password, [showAccountName(server, accountId, found.nameSealed), ...(login ? [login] : [])]);
  const password = await sealPassword(server, accountId, given.password, deps.now());
  return asAccount(deps.db, accountId, async (tx) => {
    const link = await spendAccountLink(tx, tokenHash, deps.now());
    if (!link) throw new ProblemError("link-spent");
    const [account] = await tx
      .update(accounts)
      .set(password)
      .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)))
      .returning({ id: accounts.id });
    if (!account) throw new ProblemError("link-spent");
    if (link.everything) await endSecondFactors(tx, accountId);
    await closeSessions(tx, accountId);
    await forgetBrowsers(tx, accountId);
    const owesSecondFactor = await hasSecondFactorStill(tx, accountId);
    if (link.madeIn !== null) await recordUse(tx, deps, link.madeIn, accountId, { suspend: !owesSecondFactor });
    await recordServerAudit(tx, deps, accountId, { kind: "reset-link.used", entityId: accountId, facts: {} });
    const state = owesSecondFactor ? "half" : "full";
    return beginSession(tx, deps, browser, { accountId, state, method: "password" });
  });
}

async function endSecondFactors(tx: Tx, accountId: string): Promise<void> {
  const none = { totpSealed: null, totpConfirmedAt: null, totpLastStep: null, totpNextSealed: null };
  await tx.update(accounts).set(none).where(eq(accounts.id, accountId));
  await tx.delete(passkeys).where(eq(passkeys.accountId, accountId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
}

async function hasSecondFactorStill(tx: Tx, accountId: string): Promise<boolean> {
  const [row] = await tx.select({ enrolled: hasEnrolled }).from(accounts).where(eq(accounts.id, accountId));
  return row?.enrolled ?? false;
}

/**
 * The assessment whose lead made the link reads that it was used; every other one that the membership is suspended, and
 * nothing of where it was made.
 */
async function recordUse(
  tx: Tx,
  { vault, now }: Needs,
  madeIn: string,
  accountId: string,
  { suspend }: { suspend: boolean },
): Promise<void> {
  const memberships = await tx
    .select({ assessmentId: members.assessmentId, suspendedAt: members.suspendedAt })
    .from(members)
    .where(eq(members.accountId, accountId))
    .orderBy(members.assessmentId); // in one order, so that no two wait for each other's audit
  const account = { id: accountId };
  for (const { assessmentId, suspendedAt } of memberships) {
    if (assessmentId === madeIn) {
      const used = { kind: "reset-link.used", entityId: accountId, facts: {} } as const;
      await withAssessment(tx, assessmentId, () => recordAudit(tx, { vault, assessmentId, account }, used));
    } else if (suspend && !suspendedAt) {
      await withAssessment(tx, assessmentId, async () => {
        const isTheirs = and(eq(members.assessmentId, assessmentId), eq(members.accountId, accountId));
        await tx.update(members).set({ suspendedAt: now() }).where(isTheirs);
        const suspended = { kind: "member.suspended", entityId: accountId, facts: {} } as const;
        await recordAudit(tx, { vault, assessmentId, account: null }, suspended);
      });
    }
  }
}
