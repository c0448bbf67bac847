import { changes, codings, type Tx } from "@octant/db";
import { Coding } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { RequestContext } from "../../platform/request-context.ts";

/** What the change row of a new coding holds: the coding as it was laid, without what the database gave it. */
export const Added = Coding.omit({ id: true, segmentId: true, createdAt: true });
export type Added = z.infer<typeof Added>;

/** A coding as it was when it was new, whatever has become of it since. */
export async function recallAdded(tx: Tx, { assessmentId }: Pick<RequestContext, "assessmentId">, id: string) {
  const isOfChange = and(eq(codings.assessmentId, changes.assessmentId), eq(codings.id, changes.entityId));
  const [row] = await tx
    .select({ after: changes.after, segmentId: codings.segmentId, createdAt: codings.createdAt })
    .from(changes)
    .innerJoin(codings, isOfChange)
    .where(and(eq(changes.assessmentId, assessmentId), eq(changes.entityId, id), eq(changes.kind, "coding.added")));
  if (!row) throw new Error("a command was carried out and has left nothing behind");
  return { id, ...Added.parse(row.after), segmentId: row.segmentId, createdAt: row.createdAt.toISOString() };
}
