import type { DatedUnit } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import type { Scorer } from "../../platform/scorer/scorer.ts";
import { packEvidence } from "./pack-evidence.ts";
import { readRegister, requireUnit } from "./register-state.ts";
import type { ScoringJob } from "./scoring-job.ts";
import { untilOf } from "./until.ts";

/**
 * Every dimension's row as JSON, computed from the codings as they are now, or as the change log says that they were; nothing
 * is stored. Throws `not-found` for an area or period that this assessment does not have, `invalid-request` for a day to come.
 */
export async function getScorecard(
  ctx: RequestContext,
  { scorer, now }: { scorer: Scorer<ScoringJob>; now: () => Date },
  { asOf, ...unit }: DatedUnit,
): Promise<string> {
  requireRight(ctx, "read-scorecard");
  const until = untilOf(asOf, now());
  const pack = await inAssessment(ctx, async (tx) => {
    const register = await readRegister(tx, ctx.assessmentId, until);
    requireUnit(register, unit);
    return packEvidence(tx, ctx.assessmentId, register, until);
  });
  return scorer.run({ kind: "scorecard", pack, unit, asOf: asOf ?? null });
}
