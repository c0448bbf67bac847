import { accounts, asAccount } from "@octant/db";
import type { ConfirmTotp, TotpSecret } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { accountPlace } from "../../platform/account-names.ts";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { openLogin } from "../../platform/logins.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { makeTotpSecret, matchStep, openTotp, totpUri } from "../../platform/second-factors/totp.ts";
import { accountBucket, takeBack, takeTry } from "../../platform/sign-in-tries.ts";
import { endOthers } from "./end-others.ts";
import { keepAWayIn } from "./keep-a-way-in.ts";
import { lockAccount } from "./queries.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;

/** Makes a secret for an authenticator. Until a code confirms it, the one before goes on working. */
export async function makeTotp({ db, vault }: Needs, { account }: SignedIn): Promise<TotpSecret> {
  const secret = makeTotpSecret();
  const { server } = vault;
  return asAccount(db, account.id, async (tx) => {
    const { loginSealed } = await lockAccount(tx, account.id);
    const totpNextSealed = server.seal(accountPlace("totp_next", account.id), secret);
    await tx.update(accounts).set({ totpNextSealed }).where(eq(accounts.id, account.id));
    return { secret, uri: totpUri(secret, openLogin(server, account.id, loginSealed) ?? account.name) };
  });
}

/**
 * Takes the authenticator into use once it has shown a right code; one before it ends, and with it every other session.
 * Gives this session's new token. Throws `sign-in-refused`, `too-many-attempts`.
 */
export async function confirmTotp(deps: Needs, signedIn: SignedIn, { code }: ConfirmTotp): Promise<string> {
  const { id } = signedIn.account;
  const { server } = deps.vault;
  const bucket = accountBucket(server, "code", `${id} confirmation`);
  const tries = await takeTry(deps, [bucket]);
  return asAccount(deps.db, id, async (tx) => {
    const account = await lockAccount(tx, id);
    const secret = openTotp(server, id, account.totpNextSealed, "totp_next");
    const given = code.replaceAll(/[\s-]/g, "");
    const step = secret === undefined ? undefined : matchStep(secret, given, deps.now());
    if (secret === undefined || step === undefined) throw new ProblemError("sign-in-refused");
    const confirmed = {
      totpSealed: server.seal(accountPlace("totp", id), secret),
      totpNextSealed: null,
      totpConfirmedAt: deps.now(),
      totpLastStep: step,
    };
    await tx.update(accounts).set(confirmed).where(eq(accounts.id, id));
    await takeBack(tx, tries, [bucket]);
    const token = await endOthers(tx, deps, signedIn);
    const entry = { kind: "second-factor.added", entityId: id, facts: { factor: "totp" } } as const;
    await recordServerAudit(tx, deps, id, entry);
    return token;
  });
}

/** Ends the authenticator, and every other session. Gives this session's new token. Throws `not-found`, `last-proof`. */
export async function removeTotp(deps: Needs, signedIn: SignedIn): Promise<string> {
  const { id } = signedIn.account;
  return asAccount(deps.db, id, async (tx) => {
    const { totpConfirmedAt } = await lockAccount(tx, id);
    if (!totpConfirmedAt) throw new ProblemError("not-found");
    const none = { totpSealed: null, totpNextSealed: null, totpConfirmedAt: null, totpLastStep: null };
    await tx.update(accounts).set(none).where(eq(accounts.id, id));
    await keepAWayIn(tx, id);
    const token = await endOthers(tx, deps, signedIn);
    const entry = { kind: "second-factor.removed", entityId: id, facts: { factor: "totp" } } as const;
    await recordServerAudit(tx, deps, id, entry);
    return token;
  });
}
