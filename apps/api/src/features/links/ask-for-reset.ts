import { accountLinks, accounts, asAccount, type Tx } from "@octant/db";
import type { ForgottenPassword } from "@octant/schemas";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { makeLinkToken } from "../../platform/link-tokens.ts";
import { loginDigest, openLogin } from "../../platform/logins.ts";
import { ProblemError } from "../../platform/problems.ts";
import { accountBucket, lettersBucket, takeTry } from "../../platform/sign-in-tries.ts";
import { resetLetter } from "./reset-letter.ts";

type Needs = Pick<Deps, "db" | "vault" | "now" | "origins" | "mail">;

/** Shorter than a lead's: it lies in a mailbox. */
export const MAILED_LINK_LIFETIME_MS = 60 * 60_000;
/** Letters to one login in a quarter of an hour, so that nobody can fill a mailbox by asking. */
const LETTERS_MOST = 2;

const Address = z.email();

/**
 * Sends the link with which somebody sets a new password to their login, where that is a mail address that somebody here
 * signs in with. All of it is done after the answer, which is the same for every login. Throws `not-found` where no mail
 * server is set, and `too-many-attempts` for an address that has asked too often; a login that was asked for too often gets
 * no letter and the same answer.
 */
export async function askForReset(deps: Needs, { login }: ForgottenPassword, address: string): Promise<void> {
  const { mail, vault } = deps;
  if (!mail) throw new ProblemError("not-found");
  await takeTry(deps, [lettersBucket(vault.server, address)]);
  mail.after.add(() => sendLink(deps, mail, login));
}

async function sendLink(deps: Needs, mail: NonNullable<Deps["mail"]>, login: string): Promise<void> {
  const { db, vault, now, origins } = deps;
  const digest = loginDigest(vault.server, login);
  const account = await asAccount(db, "", (tx) => findByLogin(tx, digest));
  // as it was written when the account was made, not as it was typed now
  const to = account && openLogin(vault.server, account.id, account.loginSealed);
  if (!account || !to || !Address.safeParse(to).success) return;
  if (await wasAskedTooOften(deps, digest)) return;
  const { token, tokenHash } = makeLinkToken();
  const expiresAt = new Date(now().getTime() + MAILED_LINK_LIFETIME_MS);
  await asAccount(db, account.id, async (tx) => {
    await takeBackOwn(tx, account.id);
    const origin = { madeBy: account.id, madeIn: null, createdAt: now(), expiresAt };
    await tx
      .insert(accountLinks)
      .values({ tokenHash, id: uuidv7(), kind: "reset", accountId: account.id, everything: false, ...origin });
    await recordServerAudit(tx, deps, null, { kind: "reset-link.asked", entityId: account.id, facts: {} });
  });
  await mail.mailer.send({ to, ...resetLetter(`${origins[0]}/link#${token}`) });
}

async function findByLogin(tx: Tx, digest: Uint8Array) {
  const [account] = await tx
    .select({ id: accounts.id, loginSealed: accounts.loginSealed })
    .from(accounts)
    .where(and(eq(accounts.loginDigest, digest), isNull(accounts.disabledAt)));
  return account;
}

async function wasAskedTooOften(deps: Needs, digest: Uint8Array): Promise<boolean> {
  try {
    await takeTry(deps, [{ ...accountBucket(deps.vault.server, "mail", digest), most: LETTERS_MOST }]);
    return false;
  } catch (error) {
    if (error instanceof ProblemError && error.code === "too-many-attempts") return true;
    throw error;
  }
}

/** A newer letter's link takes the place of the one before; those of leads and of the operator stay. */
async function takeBackOwn(tx: Tx, accountId: string): Promise<void> {
  const isOwn = and(eq(accountLinks.accountId, accountId), eq(accountLinks.madeBy, accountId));
  await tx.delete(accountLinks).where(and(isOwn, isNull(accountLinks.madeIn), isNull(accountLinks.usedAt)));
}
