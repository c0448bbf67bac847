import { assessments } from "@octant/db";
import type { ChangeProtection, Protection } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { recordAudit } from "../../platform/audit/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { type Clock, readProtection } from "./get-protection.ts";
import { lockAssessment } from "./queries.ts";

/**
 * Marks the assessment high-risk or not, and says until when it is kept. What is left out, or as it was, is no change and
 * leaves no entry. A date deletes nothing: a mistaken one would cost what nobody can ask for again.
 */
export async function changeProtection(
  ctx: RequestContext,
  clock: Clock,
  change: ChangeProtection,
): Promise<Protection> {
  requireRight(ctx, "change-protection");
  const { assessmentId } = ctx;
  return inAssessment(ctx, async (tx) => {
    const before = await lockAssessment(tx, assessmentId);
    const { highRisk = before.highRisk, retentionUntil = before.retentionUntil } = change;
    await tx.update(assessments).set({ highRisk, retentionUntil }).where(eq(assessments.assessmentId, assessmentId));
    const entityId = assessmentId;
    if (highRisk !== before.highRisk) {
      await recordAudit(tx, ctx, { kind: "high-risk.changed", entityId, facts: { highRisk } });
    }
    if (retentionUntil !== before.retentionUntil) {
      const facts = { from: before.retentionUntil, to: retentionUntil };
      await recordAudit(tx, ctx, { kind: "retention.changed", entityId, facts });
    }
    return readProtection(tx, ctx, clock);
  });
}
