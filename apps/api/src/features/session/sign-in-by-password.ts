import { accounts, asAccount, knownBrowsers, type Tx } from "@octant/db";
import type { PasswordSignIn } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { loginDigest, openPassword } from "../../platform/logins.ts";
import { isPassword } from "../../platform/passwords/hashing.ts";
import { ProblemError } from "../../platform/problems.ts";
import { hasEnrolled } from "../../platform/sessions.ts";
import { accountBucket, addressBucket, browserBucket, takeBack, takeTry } from "../../platform/sign-in-tries.ts";
import { hashToken } from "../../platform/tokens.ts";
import { type Begun, type Browser, beginSession } from "./begin-session.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;

/**
 * Opens a session for login and password: half of one where the account has a second factor. A login that nobody has, a
 * wrong password and a disabled account take the same steps and get the same answer.
 * Throws `sign-in-refused`, and `too-many-attempts` before anything is compared.
 */
export async function signInByPassword(deps: Needs, given: PasswordSignIn, browser: Browser): Promise<Begun> {
  const { server } = deps.vault;
  const digest = loginDigest(server, given.login);
  const knownHash = hashToken(browser.knownToken ?? "");
  const account = await asAccount(deps.db, "", (tx) => findByLogin(tx, digest, knownHash));
  const own = account?.known
    ? browserBucket(server, "password", account.id, knownHash)
    : accountBucket(server, "password", digest);
  // failures elsewhere, be it at the same address, shut nobody out of a browser that they have signed in with before
  const tries = await takeTry(deps, account?.known ? [own] : [own, addressBucket(server, browser.address)]);
  const phc = account && openPassword(server, account.id, account.passwordSealed);
  const right = await isPassword(given.password, phc);
  return asAccount(deps.db, "", async (tx) => {
    if (!account || !right || account.disabledAt) {
      const why = account?.disabledAt ? "disabled" : "password";
      const entry = { kind: "session.refused", entityId: account?.id ?? null, facts: { why } } as const;
      await recordServerAudit(tx, deps, null, entry);
      return undefined;
    }
    await takeBack(tx, tries, [own]);
    const state = account.hasSecondFactor ? "half" : "full";
    return beginSession(tx, deps, browser, { accountId: account.id, state, method: "password" });
  }).then(orRefuse);
}

/** The entry of a refusal has to be kept, so the refusal comes after its transaction. */
function orRefuse(begun: Begun | undefined): Begun {
  if (!begun) throw new ProblemError("sign-in-refused");
  return begun;
}

async function findByLogin(tx: Tx, digest: Uint8Array, knownHash: Uint8Array) {
  const isKnown = and(eq(knownBrowsers.accountId, accounts.id), eq(knownBrowsers.tokenHash, knownHash));
  const [account] = await tx
    .select({
      id: accounts.id,
      passwordSealed: accounts.passwordSealed,
      disabledAt: accounts.disabledAt,
      hasSecondFactor: hasEnrolled,
      known: sql<boolean>`${knownBrowsers.accountId} is not null`,
    })
    .from(accounts)
    .leftJoin(knownBrowsers, isKnown)
    .where(eq(accounts.loginDigest, digest));
  return account;
}
