import { accounts, asAccount } from "@octant/db";
import type { ChangeAccount } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { accountPlace } from "../../platform/account-names.ts";
import type { Deps } from "../../platform/deps.ts";

/** Changes what a person is called. Colleagues see it at once, everywhere. */
export async function changeAccount(
  { db, vault }: Pick<Deps, "db" | "vault">,
  accountId: string,
  { name }: ChangeAccount,
): Promise<void> {
  const nameSealed = vault.server.seal(accountPlace("name", accountId), name);
  await asAccount(db, accountId, (tx) => tx.update(accounts).set({ nameSealed }).where(eq(accounts.id, accountId)));
}
