import type { Tx } from "@octant/db";
import { recordAudit } from "../../platform/audit/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";

/**
 * Commits the audit's entry of what is about to be done to who a source is. It is written through the ordinary pool, which
 * cannot see the identities; the two cannot be committed as one, so that the entry comes first. `check` can refuse both.
 */
export async function announce(
  ctx: RequestContext,
  kind: "identity.changed" | "identity.destroyed",
  entityId: string,
  check: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  await inAssessment(ctx, async (tx) => {
    await check(tx);
    await recordAudit(tx, ctx, { kind, entityId, facts: {} });
  });
}
