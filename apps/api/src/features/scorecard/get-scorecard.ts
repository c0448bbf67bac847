import { setImmediate as breathe } from "node:timers/promises";
import type { Scorecard, ScorecardRow, Unit } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { scoreDimension } from "./score-dimension.ts";

/**
 * Every dimension's row, computed from the codings as they are now; nothing is stored.
 * Throws `not-found` for an area or period that this assessment does not have.
 */
export async function getScorecard(ctx: RequestContext, unit: Unit): Promise<Scorecard> {
  requireRight(ctx, "read-scorecard");
  const { dimensions } = await inAssessment(ctx, (tx) => gatherEvidence(tx, ctx.assessmentId, unit));
  const rows: ScorecardRow[] = [];
  for (const dimension of dimensions) {
    rows.push(scoreDimension(dimension).row);
    await breathe(); // a large assessment takes tens of milliseconds for each; others get their turn between
  }
  return { unit, rows };
}
