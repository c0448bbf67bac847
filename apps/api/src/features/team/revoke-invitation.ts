import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { selectInvitations, takeBackInvitation } from "./queries.ts";

/**
 * Takes an invitation back before it is used; over again it changes nothing. Throws `not-found` where there is none,
 * and `link-spent` for one that somebody has taken already: that person is a member, and is removed as one.
 */
export async function revokeInvitation(ctx: RequestContext, { now }: Pick<Deps, "now">, id: string): Promise<void> {
  requireRight(ctx, "change-team");
  const { assessmentId } = ctx;
  await inAssessment(ctx, async (tx) => {
    const [found] = await selectInvitations(tx, assessmentId, { id });
    if (!found) throw new ProblemError("not-found");
    if (found.usedAt) throw new ProblemError("link-spent");
    if (!(await takeBackInvitation(tx, assessmentId, id, now()))) return;
    await recordChange(tx, ctx, { kind: "invitation.revoked", entity: "invitation", entityId: id, commandId: null });
    await recordAudit(tx, ctx, { kind: "invitation.revoked", entityId: id, facts: {} });
  });
}
