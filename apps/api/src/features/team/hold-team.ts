import type { Tx } from "@octant/db";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { type LockedMember, lockTeam } from "./queries.ts";

/**
 * A member, with the whole team held until the transaction ends, so that of two changes at once the second is judged by
 * what the first has left. Throws `not-found` for somebody who is no member, and `right-missing` where whoever asks has
 * stopped being a lead meanwhile.
 */
export async function holdMember(tx: Tx, ctx: RequestContext, accountId: string) {
  const team = await lockTeam(tx, ctx.assessmentId);
  const me = team.find((each) => each.accountId === ctx.account.id);
  if (!me || !hasRight(me.role, "change-team")) throw new ProblemError("right-missing");
  const member = team.find((each) => each.accountId === accountId);
  if (!member) throw new ProblemError("not-found");
  return { member, team };
}

/** Throws `last-lead` where nobody else could lead. */
export function requireOtherLead(team: readonly LockedMember[], accountId: string): void {
  if (!team.some((each) => each.canLead && each.accountId !== accountId)) throw new ProblemError("last-lead");
}
