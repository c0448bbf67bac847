import { asAccount } from "@octant/db";
import { recordServerAudit } from "../audit/index.ts";
import type { Deps } from "../deps.ts";
import { isKnownBrowser } from "../known-browsers.ts";
import { ProblemError } from "../problems.ts";
import { accountBucket, addressBucket, type Bucket, browserBucket, takeBack, takeTry } from "../sign-in-tries.ts";
import { hashToken } from "../tokens.ts";
import { spendRecoveryCode } from "./recovery-codes.ts";
import { spendTotpCode } from "./totp.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;
type Asking = { accountId: string; knownToken: string | undefined; address: string };

/**
 * Spends a code of an authenticator, or a recovery code: each is good once. Throws `sign-in-refused`, and
 * `too-many-attempts` before anything is compared. A recovery code is too long to guess, so only its address counts: whoever
 * else fails at six digits does not shut the person out of it.
 */
export async function giveCode(deps: Needs, asking: Asking, text: string): Promise<"totp" | "recovery-code"> {
  const { accountId } = asking;
  const code = text.replaceAll(/[\s-]/g, "");
  const method = /^\d{6}$/.test(code) ? "totp" : "recovery-code";
  const { own, buckets } = await bucketsOf(deps, asking, method);
  const tries = await takeTry(deps, buckets);
  const spend = method === "totp" ? spendTotpCode : spendRecoveryCode;
  const right = await asAccount(deps.db, accountId, async (tx) => {
    const spent = await spend(tx, deps.vault.server, { accountId, code, at: deps.now() });
    if (spent) await takeBack(tx, tries, own);
    else await recordRefusal(tx, deps, accountId);
    return spent;
  });
  if (!right) throw new ProblemError("sign-in-refused");
  return method;
}

async function bucketsOf({ db, vault }: Needs, asking: Asking, method: "totp" | "recovery-code") {
  const { accountId, knownToken, address } = asking;
  const { server } = vault;
  if (method === "recovery-code") return { own: [], buckets: [addressBucket(server, address)] };
  const known = hashToken(knownToken ?? "");
  const own: Bucket[] = (await asAccount(db, accountId, (tx) => isKnownBrowser(tx, accountId, known)))
    ? [browserBucket(server, "code", accountId, known)]
    : [accountBucket(server, "code", accountId)];
  return { own, buckets: own };
}

async function recordRefusal(tx: Parameters<typeof recordServerAudit>[0], deps: Needs, accountId: string) {
  const facts = { why: "second-factor" } as const;
  await recordServerAudit(tx, deps, accountId, { kind: "session.refused", entityId: accountId, facts });
}
