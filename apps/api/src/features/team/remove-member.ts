import { revokeAccessTokens } from "../../platform/access-tokens.ts";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { holdMember, requireOtherLead } from "./hold-team.ts";
import { deleteMember, revokeLinksOf } from "./queries.ts";

/**
 * Takes somebody out of the assessment: to them it no longer exists from their next request on. What they coded stays
 * theirs, and so do their sessions, which are for other assessments too. Throws `last-lead` where nobody else could lead.
 */
export async function removeMember(ctx: RequestContext, { now }: Pick<Deps, "now">, accountId: string): Promise<void> {
  requireRight(ctx, "change-team");
  const { assessmentId } = ctx;
  await inAssessment(ctx, async (tx) => {
    const { member, team } = await holdMember(tx, ctx, accountId);
    if (member.canLead) requireOtherLead(team, accountId);
    await deleteMember(tx, assessmentId, accountId);
    await revokeAccessTokens(tx, assessmentId, accountId); // or they would open it again to somebody invited anew
    const revoked = await revokeLinksOf(tx, assessmentId, accountId, now());
    await recordChange(tx, ctx, {
      kind: "member.removed",
      entity: "member",
      entityId: accountId,
      commandId: null,
      before: { role: member.role },
      after: { invitationsRevoked: revoked },
    });
    await recordAudit(tx, ctx, { kind: "member.removed", entityId: accountId, facts: { role: member.role } });
  });
}
