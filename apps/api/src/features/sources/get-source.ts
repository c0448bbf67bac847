import type { Source } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { readSource } from "./read-sources.ts";

export async function getSource(ctx: RequestContext, sourceId: string): Promise<Source> {
  requireRight(ctx, "read-register");
  return inAssessment(ctx, (tx) => readSource(tx, ctx, sourceId));
}
