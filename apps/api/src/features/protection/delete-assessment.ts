import { accountLinks, eraseAssessment, textVersions } from "@octant/db";
import { eq } from "drizzle-orm";
import { findEnd, recordServerAudit } from "../../platform/audit/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { forgetTexts } from "../../platform/open-texts.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { lockAssessment } from "./queries.ts";

/**
 * Deletes the assessment with everything in it, all or nothing: rows, keys, identities, tokens, invitations, change log and
 * audit. How its audit ended goes into the server's own, so that the deletion can still be shown. To everybody else in it
 * it is as if it had never been. Throws `invalid-request` unless `name` is its name.
 */
export async function deleteAssessment(ctx: RequestContext, name: string): Promise<void> {
  requireRight(ctx, "delete-assessment");
  const { assessmentId, vault, account } = ctx;
  await inAssessment(ctx, async (tx) => {
    const assessment = await lockAssessment(tx, assessmentId);
    if (assessment.name !== name) {
      throw new ProblemError("invalid-request", { issues: [{ path: ["name"], code: "custom" }] });
    }
    const texts = await tx.select({ id: textVersions.id }).from(textVersions);
    const { seq: entries, hash } = await findEnd(tx, assessmentId);
    await tx.delete(accountLinks).where(eq(accountLinks.madeIn, assessmentId));
    await eraseAssessment(tx, assessmentId);
    const facts = { entries, head: Buffer.from(hash).toString("hex") };
    await recordServerAudit(tx, { vault }, account.id, { kind: "assessment.deleted", entityId: assessmentId, facts });
    forgetTexts(
      vault,
      assessmentId,
      texts.map(({ id }) => id),
    );
  });
}
