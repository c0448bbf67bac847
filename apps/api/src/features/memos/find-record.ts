import { codes, sources, type Tx } from "@octant/db";
import type { MemoAbout } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import { findCoding, isOfWithdrawn } from "../workbench/queries.ts";
import { findText } from "../workbench/text-queries.ts";

/**
 * The record under whose key a new memo is sealed: the same that `recordOf` gives of one that is there.
 * Throws `not-found` for what is not there or is another assessment's, and `source-withdrawn` for what was there.
 */
export async function findRecord(tx: Tx, assessmentId: string, about: MemoAbout): Promise<string> {
  const found = await findAny(tx, assessmentId, about);
  if (found === undefined) throw new ProblemError("not-found");
  return found;
}

async function findAny(tx: Tx, assessmentId: string, about: MemoAbout): Promise<string | undefined> {
  switch (about.kind) {
    case "coding":
      return findSourceOfCoding(tx, assessmentId, about.codingId);
    case "source": {
      const isIt = and(eq(sources.assessmentId, assessmentId), eq(sources.id, about.sourceId));
      const [source] = await tx.select({ id: sources.id, withdrawnAt: sources.withdrawnAt }).from(sources).where(isIt);
      if (source?.withdrawnAt) throw new ProblemError("source-withdrawn");
      return source?.id;
    }
    case "code": {
      const isIt = and(eq(codes.assessmentId, assessmentId), eq(codes.id, about.codeId));
      return (await tx.$count(codes, isIt)) > 0 ? about.codeId : undefined;
    }
    case "dimension": {
      const isOf = and(eq(codes.assessmentId, assessmentId), eq(codes.dimensionId, about.dimensionId));
      return (await tx.$count(codes, isOf)) > 0 ? assessmentId : undefined;
    }
    case "assessment":
      return assessmentId;
  }
}

async function findSourceOfCoding(tx: Tx, assessmentId: string, codingId: string): Promise<string | undefined> {
  const found = await findCoding(tx, assessmentId, codingId);
  if (!found && (await isOfWithdrawn(tx, assessmentId, codingId))) throw new ProblemError("source-withdrawn");
  if (!found || found.coding.deletedAt) return undefined;
  return (await findText(tx, assessmentId, found.segment.textVersionId))?.sourceId;
}
