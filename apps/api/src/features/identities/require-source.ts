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
