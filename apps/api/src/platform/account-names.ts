import { accounts, asAccount, type Database, type Tx } from "@octant/db";
import { eq, isNotNull } from "drizzle-orm";
import type { Account } from "./request-context.ts";
import { showName, UNVERIFIED } from "./sealed-names.ts";
import type { RecordSealer, SealedPlace, ServerKey } from "./vault/index.ts";

type AccountColumn = "name" | "login" | "password" | "totp" | "totp_next";

/** Every sealed column of an account. Its rows count no versions: what changes is sealed anew under the same place. */
export function accountPlace(column: AccountColumn, accountId: string): SealedPlace {
  return { table: "account", column: `${column}_sealed`, rowId: accountId, rowVersion: 1 };
}

/** A person's name as colleagues see it. One that was tampered with is only marked so, and takes no other with it. */
export function showAccountName(server: ServerKey, accountId: string, nameSealed: Uint8Array | null): string {
  const opened = nameSealed && server.tryOpen(accountPlace("name", accountId), nameSealed);
  return opened?.kind === "open" ? opened.value : UNVERIFIED;
}

/** A coder bears the name of an account, or as somebody outside a sealed one of their own. */
export type CoderNames = {
  id: string;
  accountId: string | null;
  accountNameSealed: Uint8Array | null;
  nameSealed: Uint8Array | null;
};

export function showCoderName(coder: CoderNames, server: ServerKey, sealer: RecordSealer): string {
  const { id, accountId, accountNameSealed, nameSealed } = coder;
  if (accountId !== null) return showAccountName(server, accountId, accountNameSealed);
  return nameSealed ? showName(sealer, "coder", id, nameSealed) : UNVERIFIED;
}

/** Adds accounts under sealed names; those that are there stay as they are. */
export async function addAccounts(tx: Tx, server: ServerKey, people: readonly Account[]): Promise<void> {
  const rows = people.map(({ id, name }) => ({ id, nameSealed: server.seal(accountPlace("name", id), name) }));
  if (rows.length > 0) await tx.insert(accounts).values(rows).onConflictDoNothing();
}

/** Seals the names that an earlier version kept in the plain. */
export async function sealPlainNames(db: Database, server: ServerKey): Promise<void> {
  await asAccount(db, "", async (tx) => {
    const plain = await tx
      .select({ id: accounts.id, name: accounts.displayName })
      .from(accounts)
      .where(isNotNull(accounts.displayName))
      .for("update");
    for (const { id, name } of plain) {
      const nameSealed = server.seal(accountPlace("name", id), name ?? "");
      await tx.update(accounts).set({ nameSealed, displayName: null }).where(eq(accounts.id, id));
    }
  });
}
