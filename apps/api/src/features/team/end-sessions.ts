import type { EndedSessions } from "@octant/schemas";
import { revokeAccessTokens } from "../../platform/access-tokens.ts";
import { recordAudit, recordServerAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { closeSessions } from "../../platform/sessions.ts";
import { isTeamMember } from "./queries.ts";

/**
 * Ends every session of a member, as after a stolen laptop; of one's own, every other one. Tokens of
 * theirs end here too: they may lie on the same disk.
 */
export async function endSessions(
  ctx: RequestContext,
  sessionHash: Uint8Array,
  accountId: string,
): Promise<EndedSessions> {
  requireRight(ctx, "change-team");
  const { assessmentId } = ctx;
  return inAssessment(ctx, async (tx) => {
    if (!(await isTeamMember(tx, assessmentId, accountId))) throw new ProblemError("not-found");
    const mine = accountId === ctx.account.id;
    const ended = await closeSessions(tx, accountId, mine ? sessionHash : undefined);
    await revokeAccessTokens(tx, assessmentId, accountId);
    await recordChange(tx, ctx, {
      kind: "member.sessions-ended",
      entity: "member",
      entityId: accountId,
      commandId: null,
      after: { ended },
    });
    await recordAudit(tx, ctx, { kind: "member.sessions-ended", entityId: accountId, facts: {} });
    const byLead = { kind: "session.ended", entityId: accountId, facts: { why: "ended-by-lead" } } as const;
    if (ended > 0) await recordServerAudit(tx, ctx, ctx.account.id, byLead);
    return { ended };
  });
}
