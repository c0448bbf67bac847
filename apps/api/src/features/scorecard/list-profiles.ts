import type { ProfilesQuery } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import type { Scorer } from "../../platform/scorer/scorer.ts";
import { packEvidence } from "./pack-evidence.ts";
import { ofAsked, type RegisterState, readRegister, requireUnit } from "./register-state.ts";
import type { ScoringJob } from "./scoring-job.ts";
import { untilOf } from "./until.ts";

/**
 * The profiles of all units that are asked for, as JSON: computed now, from what stands or stood. Throws `not-found` for a
 * dimension, question, area or period that this assessment does not have, `invalid-request` for a day to come.
 */
export async function listProfiles(
  ctx: RequestContext,
  { scorer, now }: { scorer: Scorer<ScoringJob>; now: () => Date },
  asked: ProfilesQuery,
): Promise<string> {
  requireRight(ctx, "read-scorecard");
  const until = untilOf(asked.asOf, now());
  const pack = await inAssessment(ctx, async (tx) => {
    const register = await readRegister(tx, ctx.assessmentId, until);
    requireAsked(register, asked);
    return packEvidence(tx, ctx.assessmentId, ofAsked(register, asked), until);
  });
  return scorer.run({ kind: "profiles", pack, asked });
}

function requireAsked(register: RegisterState, asked: ProfilesQuery): void {
  const { areaId, periodId } = asked;
  requireUnit(register, {
    ...(areaId !== undefined && areaId !== "whole" && { areaId }),
    ...(periodId !== undefined && periodId !== "whole" && { periodId }),
  });
  if (ofAsked(register, asked).codes.length === 0) throw new ProblemError("not-found");
}
