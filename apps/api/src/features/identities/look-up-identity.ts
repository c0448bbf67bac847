import type { SourceIdentity } from "@octant/schemas";
import { recordAudit } from "../../platform/audit/index.ts";
import type { IdentityVault } from "../../platform/identities/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { requireSource } from "./require-source.ts";

/**
 * Looks up who a source is. That somebody looked is committed before anything is read, so that no look goes unlogged.
 * Throws `cannot-be-verified`, with the version that stands there, for what is not as it was sealed.
 */
export async function lookUpIdentity(
  ctx: RequestContext,
  identities: IdentityVault,
  sourceId: string,
): Promise<SourceIdentity> {
  requireRight(ctx, "read-identity");
  await inAssessment(ctx, async (tx) => {
    await requireSource(tx, ctx.assessmentId, sourceId);
    await recordAudit(tx, ctx, { kind: "identity.looked-at", entityId: sourceId, facts: {} });
  });
  const found = await identities.find(ctx, sourceId);
  if (!found) return { sourceId, rowVersion: 0, person: null };
  const { rowVersion, person } = found;
  if (person.kind !== "open") throw new ProblemError("cannot-be-verified", { rowVersion });
  return { sourceId, rowVersion, person: person.value };
}
