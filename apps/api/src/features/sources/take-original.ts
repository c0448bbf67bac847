import { sources, textVersions } from "@octant/db";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../../platform/audit/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { isCurrentText } from "./queries.ts";

/**
 * The file that a source came from, to be taken out of Octant. That it was taken is committed before a byte of it leaves.
 * Throws `not-found` for a source that is not there, was withdrawn or has no original, `cannot-be-verified`.
 */
export async function takeOriginal(
  ctx: RequestContext,
  sourceId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  requireRight(ctx, "export-original");
  const { assessmentId } = ctx;
  return inAssessment(ctx, async (tx) => {
    const isSource = and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId));
    const [row] = await tx
      .select({
        rowVersion: sources.rowVersion,
        fileNameSealed: sources.fileNameSealed,
        textVersionId: textVersions.id,
        version: textVersions.version,
        originalSealed: textVersions.originalSealed,
      })
      .from(sources)
      .innerJoin(textVersions, isCurrentText)
      .where(and(isSource, isNull(sources.withdrawnAt)));
    if (!row?.originalSealed) throw new ProblemError("not-found");
    const { textVersionId, version, rowVersion, fileNameSealed, originalSealed } = row;
    const sealer = await ctx.vault.sealer(tx, assessmentId, [sourceId]);
    const bytes = sealer.openBytes(sourceId, PLACES.original(textVersionId, version), originalSealed);
    const name =
      fileNameSealed && sealer.tryOpen(sourceId, PLACES.sourceFileName(sourceId, rowVersion), fileNameSealed);
    await recordAudit(tx, ctx, { kind: "original.exported", entityId: sourceId, facts: {} });
    return { name: name?.kind === "open" ? name.value : "original", bytes };
  });
}
