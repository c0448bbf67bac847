import { sources, type Tx } from "@octant/db";
import { and, eq, isNull } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** Throws `not-found` for a source that is not there, was withdrawn or is another assessment's. */
export async function requireSource(tx: Tx, assessmentId: string, sourceId: string): Promise<void> {
  const [source] = await tx
    .select({ id: sources.id })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId), isNull(sources.withdrawnAt)));
  if (!source) throw new ProblemError("not-found");
}

/**
 * Throws `consent-withdrawn` where the person asked not to be contacted again, and `too-busy` while a withdrawal of the
 * source is under way. It does not wait for one: that waits for whoever holds the identity.
 */
export async function requireContactable(tx: Tx, assessmentId: string, sourceId: string): Promise<void> {
  const [source] = await tx
    .select({ recontact: sources.consentRecontact })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId), isNull(sources.withdrawnAt)))
    .for("share", { skipLocked: true });
  if (!source) throw new ProblemError("too-busy");
  if (source.recontact === "withdrawn") throw new ProblemError("consent-withdrawn", { scope: "recontact" });
}
