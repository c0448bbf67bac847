import { accounts, asAccount, type Tx } from "@octant/db";
import type { AuditFacts, PasskeyAnswer, ProofGiven } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { isKnownBrowser } from "../../platform/known-browsers.ts";
import { openPassword } from "../../platform/logins.ts";
import { isPassword } from "../../platform/passwords/hashing.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { checkPasskey } from "../../platform/second-factors/check-passkey.ts";
import { giveCode } from "../../platform/second-factors/give-code.ts";
import type { PasskeyPlace } from "../../platform/second-factors/passkey-place.ts";
import { hasSecondFactor, rotateSession } from "../../platform/sessions.ts";
import { accountBucket, browserBucket, takeBack, takeTry } from "../../platform/sign-in-tries.ts";
import { hashToken } from "../../platform/tokens.ts";
import type { Begun, Browser } from "./begin-session.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;
type Method = AuditFacts<"session.proved">["method"];

/**
 * Proves over again who it is, by password or code, before an act that asks for it. Whoever has a second factor proves by
 * that: the password alone is then no proof. Throws `sign-in-refused`, `too-many-attempts`.
 */
export async function prove(deps: Needs, signedIn: SignedIn, given: ProofGiven, browser: Browser): Promise<Begun> {
  const { knownToken, address } = browser;
  if ("code" in given) {
    const method = await giveCode(deps, { accountId: signedIn.account.id, knownToken, address }, given.code);
    return goOn(deps, signedIn, method);
  }
  if (hasSecondFactor(signedIn)) throw new ProblemError("sign-in-refused");
  await givePassword(deps, signedIn.account.id, given.password, browser);
  return goOn(deps, signedIn, "password");
}

/** The same by a passkey of this person. */
export async function proveByPasskey(
  deps: Needs,
  signedIn: SignedIn,
  place: PasskeyPlace,
  answer: PasskeyAnswer,
): Promise<Begun> {
  await checkPasskey(deps, place, answer, { purpose: "proof", accountId: signedIn.account.id });
  return goOn(deps, signedIn, "passkey");
}

async function givePassword(deps: Needs, accountId: string, password: string, { knownToken }: Browser): Promise<void> {
  const { server } = deps.vault;
  const knownHash = hashToken(knownToken ?? "");
  const { phc, known } = await asAccount(deps.db, accountId, async (tx) => ({
    phc: await findPassword(tx, deps, accountId),
    known: await isKnownBrowser(tx, accountId, knownHash),
  }));
  const own = known
    ? browserBucket(server, "password", accountId, knownHash)
    : accountBucket(server, "password", accountId);
  const tries = await takeTry(deps, [own]);
  const right = await isPassword(password, phc);
  await asAccount(deps.db, accountId, async (tx) => {
    if (right) return takeBack(tx, tries, [own]);
    const refused = { kind: "session.refused", entityId: accountId, facts: { why: "password" } } as const;
    return recordServerAudit(tx, deps, accountId, refused);
  });
  if (!right) throw new ProblemError("sign-in-refused");
}

async function findPassword(tx: Tx, { vault }: Needs, accountId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ passwordSealed: accounts.passwordSealed })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return openPassword(vault.server, accountId, row?.passwordSealed ?? null);
}

/** The session may do more from now on, so it goes on under another token. */
async function goOn(deps: Needs, { account, sessionHash }: SignedIn, method: Method): Promise<Begun> {
  return asAccount(deps.db, account.id, async (tx) => {
    const token = await rotateSession(tx, deps.now(), sessionHash, { proved: true });
    if (token === undefined) throw new ProblemError("sign-in-needed");
    const proved = { kind: "session.proved", entityId: account.id, facts: { method } } as const;
    await recordServerAudit(tx, deps, account.id, proved);
    return { token };
  });
}
