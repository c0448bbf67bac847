import { inAssessment } from "@octant/db";
import type { TakenInvitation } from "@octant/schemas";
import type { Deps } from "../../platform/deps.ts";
import { parseLinkToken } from "../../platform/link-tokens.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { rotateSession } from "../../platform/sessions.ts";
import { joinTeam } from "./join-team.ts";

/**
 * Takes an invitation with the account that is signed in. Its session may do more from now on, so it goes on under another
 * token. Throws `link-spent` and `already-member`.
 */
export async function takeInvitation(
  deps: Pick<Deps, "db" | "vault" | "now">,
  { account, sessionHash }: SignedIn,
  text: string,
): Promise<TakenInvitation & { token: string }> {
  const { assessmentId, tokenHash } = parseLinkToken(text);
  if (assessmentId === null) throw new ProblemError("link-spent");
  return inAssessment({ db: deps.db, assessmentId, accountId: account.id }, async (tx) => {
    const token = await rotateSession(tx, deps.now(), sessionHash, { proved: false });
    if (token === undefined) throw new ProblemError("sign-in-needed");
    await joinTeam(tx, deps, { assessmentId, tokenHash }, account);
    return { assessmentId, token };
  });
}
