import { asAccount } from "@octant/db";
import type { Deps } from "../../platform/deps.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { closeSession } from "../../platform/sessions.ts";

/** Ends the session on the server, so that a copy of its cookie is worth nothing. */
export async function signOut({ db }: Pick<Deps, "db">, signedIn: SignedIn): Promise<void> {
  await asAccount(db, signedIn.account.id, (tx) => closeSession(tx, signedIn.sessionHash));
}
