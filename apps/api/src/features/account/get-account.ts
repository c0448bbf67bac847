import { asAccount, type Tx } from "@octant/db";
import type { MyAccount } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import type { Deps } from "../../platform/deps.ts";
import { openLogin } from "../../platform/logins.ts";
import { showPasskeyName } from "./passkey-names.ts";
import { asksForSecondFactor, countRecoveryCodes, selectAccount, selectPasskeys } from "./queries.ts";

/** A person's own account, as they see it. */
export async function getAccount({ db, vault }: Pick<Deps, "db" | "vault">, accountId: string): Promise<MyAccount> {
  return asAccount(db, accountId, (tx) => readAccount(tx, vault, accountId));
}

async function readAccount(tx: Tx, { server }: Deps["vault"], id: string): Promise<MyAccount> {
  const account = await selectAccount(tx, id);
  const passkeys = await selectPasskeys(tx, id);
  return {
    id,
    name: showAccountName(server, id, account.nameSealed),
    login: openLogin(server, id, account.loginSealed),
    hasPassword: account.passwordSealed !== null,
    passwordChangedAt: account.passwordChangedAt?.toISOString() ?? null,
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      name: showPasskeyName(server, passkey),
      createdAt: passkey.createdAt.toISOString(),
      lastUsedAt: passkey.lastUsedAt?.toISOString() ?? null,
    })),
    hasTotp: account.totpConfirmedAt !== null,
    recoveryCodesLeft: await countRecoveryCodes(tx, id),
    secondFactorRequired: await asksForSecondFactor(tx, id),
  };
}
