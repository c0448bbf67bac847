import { segments, type Tx } from "@octant/db";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

/** The segment of exactly this place, made where nobody has coded it yet. An imported passage stays with its import. */
export async function findOrAddSegment(
  tx: Tx,
  assessmentId: string,
  textVersionId: string,
  { start: startAt, end: endAt }: { start: number; end: number },
): Promise<string> {
  const [made] = await tx
    .insert(segments)
    .values({ assessmentId, id: uuidv7(), textVersionId, startAt, endAt })
    .onConflictDoNothing()
    .returning({ id: segments.id });
  if (made) return made.id;
  const isThere = and(
    eq(segments.assessmentId, assessmentId),
    eq(segments.textVersionId, textVersionId),
    eq(segments.startAt, startAt),
    eq(segments.endAt, endAt),
    isNull(segments.externalId),
  );
  // whoever made it has committed by now, or the insert would have waited
  const [there] = await tx.select({ id: segments.id }).from(segments).where(isThere);
  if (!there) throw new Error("a segment was neither made nor found");
  return there.id;
}
