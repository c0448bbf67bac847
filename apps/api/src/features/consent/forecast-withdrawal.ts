import type { WithdrawalForecast } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { countOnSource } from "../memos/queries.ts";
import { findOwnCluster } from "./carry-out.ts";
import { consentOf, countChanges, countOnTexts, listTextIds, lockAnySource } from "./queries.ts";

/** What a withdrawal would take and what would stay, as facts. Throws `not-found`, also for what was withdrawn. */
export async function forecastWithdrawal(ctx: RequestContext, sourceId: string): Promise<WithdrawalForecast> {
  requireRight(ctx, "withdraw-consent");
  const { assessmentId } = ctx;
  return inAssessment(ctx, async (tx) => {
    const source = await lockAnySource(tx, assessmentId, sourceId);
    if (!source || source.withdrawnAt) throw new ProblemError("not-found");
    const consent = consentOf(source);
    const { codings, passages } = await countOnTexts(tx, assessmentId, await listTextIds(tx, assessmentId, sourceId));
    return {
      sourceId,
      consent,
      codings,
      passages,
      citations: consent.analyse === "granted" && consent.quote === "granted" ? codings : 0,
      memos: await countOnSource(tx, assessmentId, sourceId),
      changes: await countChanges(tx, assessmentId, sourceId),
      clusterGoes: (await findOwnCluster(tx, ctx, source)) !== null,
    };
  });
}
