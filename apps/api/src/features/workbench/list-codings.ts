import type { Coding } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { listCodings as queryCodings } from "./queries.ts";
import { findText } from "./text-queries.ts";
import { toCoding } from "./to-coding.ts";

/** The live codings of a text, in order of place. */
export async function listCodings(ctx: RequestContext, textVersionId: string): Promise<Coding[]> {
  requireRight(ctx, "read-text");
  return inAssessment(ctx, async (tx) => {
    const [text, rows] = await Promise.all([
      findText(tx, ctx.assessmentId, textVersionId),
      queryCodings(tx, ctx.assessmentId, textVersionId),
    ]);
    if (!text) throw new ProblemError("not-found");
    return rows.map(toCoding);
  });
}
