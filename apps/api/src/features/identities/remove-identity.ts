import type { IdentityVault } from "../../platform/identities/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { announce } from "./announce.ts";
import { requireSource } from "./require-source.ts";

/** Forgets who a source is: row and key go. What is forgotten already is no mistake, so that it may be asked twice. */
export async function removeIdentity(
  ctx: RequestContext,
  identities: IdentityVault,
  sourceId: string,
  rowVersion: number,
): Promise<void> {
  requireRight(ctx, "change-identity");
  await inAssessment(ctx, (tx) => requireSource(tx, ctx.assessmentId, sourceId));
  await identities.remove(ctx, sourceId, rowVersion, () => announce(ctx, "identity.destroyed", sourceId));
}
