import { asAccount, passkeys } from "@octant/db";
import { and, eq } from "drizzle-orm";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { endOthers } from "./end-others.ts";
import { keepAWayIn } from "./keep-a-way-in.ts";
import { lockAccount } from "./queries.ts";

/** Removes a passkey; every other session ends. Gives this session's new token. Throws `not-found`, `last-proof`. */
export async function removePasskey(
  deps: Pick<Deps, "db" | "vault" | "now">,
  signedIn: SignedIn,
  passkeyId: string,
): Promise<string> {
  const { id } = signedIn.account;
  return asAccount(deps.db, id, async (tx) => {
    await lockAccount(tx, id);
    const isOwn = and(eq(passkeys.id, passkeyId), eq(passkeys.accountId, id));
    const removed = await tx.delete(passkeys).where(isOwn).returning({ id: passkeys.id });
    if (removed.length === 0) throw new ProblemError("not-found");
    await keepAWayIn(tx, id);
    const token = await endOthers(tx, deps, signedIn);
    const entry = { kind: "second-factor.removed", entityId: id, facts: { factor: "passkey" } } as const;
    await recordServerAudit(tx, deps, id, entry);
    return token;
  });
}
