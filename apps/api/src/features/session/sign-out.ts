import { asAccount } from "@octant/db";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { closeSession } from "../../platform/sessions.ts";

/** Ends the session on the server, so that a copy of its cookie is worth nothing. */
export async function signOut({ db, vault }: Pick<Deps, "db" | "vault">, signedIn: SignedIn): Promise<void> {
  const { id } = signedIn.account;
  await asAccount(db, id, async (tx) => {
    await closeSession(tx, signedIn.sessionHash);
    await recordServerAudit(tx, { vault }, id, { kind: "session.ended", entityId: id, facts: { why: "signed-out" } });
  });
}
