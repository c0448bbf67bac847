import type { Team } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { isHighRisk, selectInvitations, selectMembers } from "./queries.ts";
import { toDay, toInvitation } from "./to-invitation.ts";

/** Who belongs to the assessment, in the order in which they joined, and the invitations that can still be taken. */
export async function listTeam(ctx: RequestContext, { now }: Pick<Deps, "now">): Promise<Team> {
  requireRight(ctx, "read-team");
  const { assessmentId, account, vault } = ctx;
  return inAssessment(ctx, async (tx) => {
    const members = await selectMembers(tx, assessmentId, now());
    const invitations = await selectInvitations(tx, assessmentId, { openAt: now() });
    return {
      members: members.map(({ accountId, nameSealed, role, suspendedAt, hasSecondFactor, ...seen }) => ({
        accountId,
        name: showAccountName(vault.server, accountId, nameSealed),
        role,
        state: suspendedAt ? "suspended" : "active",
        me: accountId === account.id,
        hasSecondFactor,
        lastSeenOn: seen.lastSeenAt && toDay(seen.lastSeenAt),
        openSessions: seen.openSessions ?? 0,
      })),
      invitations: invitations.map((row) => toInvitation(vault.server, row)),
      highRisk: await isHighRisk(tx, assessmentId),
    };
  });
}
