import { segments, type Tx } from "@octant/db";
import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

type Place = { textVersionId: string; start: number; end: number };

/** The segment of a place, which all codings of that place share. Two people who need a new one at once get the same. */
export async function findOrAddSegment(tx: Tx, assessmentId: string, { textVersionId, start, end }: Place) {
  const place = { assessmentId, textVersionId, startAt: start, endAt: end };
  const [added] = await tx
    .insert(segments)
    .values({ ...place, id: uuidv7() })
    .onConflictDoNothing()
    .returning();
  if (added) return added;
  const [found] = await tx
    .select()
    .from(segments)
    .where(
      and(
        eq(segments.assessmentId, assessmentId),
        eq(segments.textVersionId, textVersionId),
        eq(segments.startAt, start),
        eq(segments.endAt, end),
        isNull(segments.externalId),
      ),
    );
  if (!found) throw new Error("a segment is neither there nor can it be added");
  return found;
}
