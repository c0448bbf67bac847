import { accountLinks, accounts, asAccount, type Tx } from "@octant/db";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { showAccountName } from "../../platform/account-names.ts";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { makeLinkToken } from "../../platform/link-tokens.ts";
import { loginDigest, openLogin } from "../../platform/logins.ts";
import { insertAccount, prepareAccount, recordMade } from "../../platform/make-account.ts";
import { ProblemError } from "../../platform/problems.ts";
import { closeSessions, hasEnrolled } from "../../platform/sessions.ts";

/** What whoever runs the server does: there is no request, and nobody is signed in. */
type Needs = Pick<Deps, "db" | "vault" | "now"> & { origin: string };

const LINK_MS = 24 * 60 * 60_000;

/** Everybody who has an account, in the order in which they came. */
export async function listAccounts({ db, vault: { server } }: Pick<Needs, "db" | "vault">) {
  const rows = await asAccount(db, "", (tx) =>
    tx
      .select({
        id: accounts.id,
        nameSealed: accounts.nameSealed,
        loginSealed: accounts.loginSealed,
        disabledAt: accounts.disabledAt,
        hasSecondFactor: hasEnrolled,
      })
      .from(accounts)
      .orderBy(accounts.createdAt, accounts.id),
  );
  return rows.map(({ id, nameSealed, loginSealed, disabledAt, hasSecondFactor }) => ({
    id,
    name: showAccountName(server, id, nameSealed),
    login: openLogin(server, id, loginSealed),
    disabled: disabledAt !== null,
    hasSecondFactor,
  }));
}

/** Adds somebody without a password, and gives the link with which they choose one. Undefined: the login is taken. */
export async function addOperatorsAccount(
  deps: Needs,
  person: { login: string; name: string },
): Promise<string | undefined> {
  const account = await prepareAccount(deps.vault.server, person, deps.now());
  return asAccount(deps.db, "", async (tx) => {
    await insertAccount(tx, deps.vault.server, account);
    const url = await insertLink(tx, deps, account.id, false);
    await recordMade(tx, deps, account.id, "operator");
    return url;
  }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === "login-taken") return undefined;
    throw error;
  });
}

/** Makes the link for a new password, in place of those made before. Undefined: nobody has this login. */
export async function makeOperatorsLink(deps: Needs, login: string, everything: boolean): Promise<string | undefined> {
  return asAccount(deps.db, "", async (tx) => {
    const id = await findByLogin(tx, deps, login);
    if (id === undefined) return undefined;
    const url = await insertLink(tx, deps, id, everything);
    await recordServerAudit(tx, deps, null, { kind: "reset-link.made", entityId: id, facts: {} });
    return url;
  });
}

/** Shuts an account, and every session of it; or opens it again. Undefined: nobody has this login. */
export async function setDisabled(deps: Needs, login: string, disabled: boolean): Promise<true | undefined> {
  return asAccount(deps.db, "", async (tx) => {
    const id = await findByLogin(tx, deps, login);
    if (id === undefined) return undefined;
    await tx
      .update(accounts)
      .set({ disabledAt: disabled ? deps.now() : null })
      .where(eq(accounts.id, id));
    if (disabled) await closeSessions(tx, id);
    const kind = disabled ? "account.disabled" : "account.enabled";
    await recordServerAudit(tx, deps, null, { kind, entityId: id, facts: {} });
    return true;
  });
}

async function findByLogin(tx: Tx, { vault }: Needs, login: string): Promise<string | undefined> {
  const digest = loginDigest(vault.server, login);
  const [found] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.loginDigest, digest));
  return found?.id;
}

/** Whoever runs the server holds its keys: no membership is suspended by a link of theirs. */
async function insertLink(tx: Tx, { now, origin }: Needs, accountId: string, everything: boolean): Promise<string> {
  const { token, tokenHash } = makeLinkToken();
  const expiresAt = new Date(now().getTime() + LINK_MS);
  await tx.delete(accountLinks).where(and(eq(accountLinks.accountId, accountId), eq(accountLinks.kind, "reset")));
  const row = { tokenHash, id: uuidv7(), kind: "reset", accountId, everything, createdAt: now(), expiresAt } as const;
  await tx.insert(accountLinks).values(row);
  return `${origin}/link#${token}`;
}
