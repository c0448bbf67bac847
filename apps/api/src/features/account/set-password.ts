import { accounts, asAccount } from "@octant/db";
import type { SetPassword } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { forgetBrowsers } from "../../platform/known-browsers.ts";
import { openLogin, requireFreeLogin, sealLogin, sealPassword } from "../../platform/logins.ts";
import { refuseTaken } from "../../platform/make-account.ts";
import { requireStrong } from "../../platform/passwords/password-strength.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { endOthers } from "./end-others.ts";
import { lockAccount, selectAccount } from "./queries.ts";

/**
 * Sets a password, and a login with it where the account has none; every other session ends. Gives this session's new token.
 * Throws `password-weak`, `login-taken`, and `invalid-request` for a login where there is one, or none where there is none.
 */
export async function setPassword(
  deps: Pick<Deps, "db" | "vault" | "now">,
  signedIn: SignedIn,
  { password, login }: SetPassword,
): Promise<string> {
  const { account } = signedIn;
  const { server } = deps.vault;
  const before = await asAccount(deps.db, account.id, (tx) => selectAccount(tx, account.id));
  const known = openLogin(server, account.id, before.loginSealed) ?? login;
  requireStrong(password, [account.name, ...(known ? [known] : [])]);
  const secret = await sealPassword(server, account.id, password, deps.now());
  return asAccount(deps.db, account.id, async (tx) => {
    const { loginDigest } = await lockAccount(tx, account.id);
    if ((loginDigest === null) === (login === undefined)) throw new ProblemError("invalid-request");
    if (login !== undefined) await requireFreeLogin(tx, server, login);
    const found = login === undefined ? {} : sealLogin(server, account.id, login);
    await tx
      .update(accounts)
      .set({ ...secret, ...found })
      .where(eq(accounts.id, account.id))
      .catch(refuseTaken);
    await forgetBrowsers(tx, account.id);
    const token = await endOthers(tx, deps, signedIn);
    const changed = { kind: "password.changed", entityId: account.id, facts: { how: "by-person" } } as const;
    await recordServerAudit(tx, deps, account.id, changed);
    return token;
  });
}
