import { accounts, type Tx } from "@octant/db";
import type { AuditFacts } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { accountPlace } from "./account-names.ts";
import { recordServerAudit } from "./audit/index.ts";
import { violatedConstraint } from "./database-failure.ts";
import type { Deps } from "./deps.ts";
import { requireFreeLogin, sealLogin, sealPassword } from "./logins.ts";
import { ProblemError } from "./problems.ts";
import type { ServerKey } from "./vault/index.ts";

/** An account ready to be written; hashing its password takes time that no transaction should. */
export type PreparedAccount = Awaited<ReturnType<typeof prepareAccount>>;

export async function prepareAccount(
  server: ServerKey,
  { name, login, password }: { name: string; login: string; password?: string },
  at: Date,
) {
  const id = uuidv7();
  const secret = password === undefined ? {} : await sealPassword(server, id, password, at);
  const row = {
    id,
    nameSealed: server.seal(accountPlace("name", id), name),
    ...sealLogin(server, id, login),
    ...secret,
  };
  return { id, login, row };
}

/** Writes an account, in the caller's transaction. Throws `login-taken`. */
export async function insertAccount(tx: Tx, server: ServerKey, { login, row }: PreparedAccount): Promise<void> {
  await requireFreeLogin(tx, server, login);
  await tx.insert(accounts).values(row).catch(refuseTaken);
}

/** Two who take one login at the same moment both find it free; the database lets one of them have it. */
export function refuseTaken(error: unknown): never {
  if (violatedConstraint(error) === "account_login_once") throw new ProblemError("login-taken");
  throw error;
}

/** Record it last: see `recordServerAudit`. */
export async function recordMade(
  tx: Tx,
  deps: Pick<Deps, "vault">,
  id: string,
  how: AuditFacts<"account.made">["how"],
): Promise<void> {
  await recordServerAudit(tx, deps, how === "operator" ? null : id, {
    kind: "account.made",
    entityId: id,
    facts: { how },
  });
}
