import type { AuditVerification } from "@octant/schemas";
import { type AnchorFile, verifyAudit } from "../../platform/audit/index.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";

/** Reads the assessment's audit to its end, and its change log as far as that is vouched for, and says what it found. */
export async function verifyOwnAudit(ctx: RequestContext, file: AnchorFile | undefined): Promise<AuditVerification> {
  requireRight(ctx, "read-audit");
  const at = new Date().toISOString();
  // first the anchors: what is noted while the chain is read lies beyond what was asked about
  const anchors = (await file?.of(ctx.assessmentId)) ?? [];
  const { entries, changes, findings } = await verifyAudit(ctx, ctx.assessmentId, anchors);
  const last = anchors.at(-1);
  return { at, entries, changes, findings, lastAnchor: last ? { seq: last.seq, at: last.at } : null };
}
