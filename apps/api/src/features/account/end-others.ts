import type { Tx } from "@octant/db";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { closeSessions, rotateSession } from "../../platform/sessions.ts";

/**
 * Ends every other session of this person and gives this one another token, in the caller's transaction: whoever else has
 * got in by what was just changed is out.
 */
export async function endOthers(
  tx: Tx,
  { now }: Pick<Deps, "now">,
  { account, sessionHash }: SignedIn,
): Promise<string> {
  await closeSessions(tx, account.id, sessionHash);
  const token = await rotateSession(tx, now(), sessionHash, { proved: false });
  if (token === undefined) throw new ProblemError("sign-in-needed");
  return token;
}
