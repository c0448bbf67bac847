import { countErasable } from "@octant/db";
import type { DeletionForecast } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { getAssessment } from "./queries.ts";

/** What would go with the assessment. */
export async function forecastDeletion(ctx: RequestContext): Promise<DeletionForecast> {
  requireRight(ctx, "delete-assessment");
  return inAssessment(ctx, async (tx) => {
    const { name, demo } = await getAssessment(tx, ctx.assessmentId);
    const rows = await countErasable(tx, ctx.assessmentId);
    const of = (table: Parameters<typeof rows.get>[0]) => rows.get(table) ?? 0;
    return {
      name,
      demo,
      sources: of("source"),
      codings: of("coding"),
      identities: of("identity.source_identity"),
      changes: of("change"),
      auditEntries: of("audit_entry"),
      members: of("member"),
      keys: of("keyring.record_key") + of("keyring.assessment_key") + of("identity.record_key"),
    };
  });
}
