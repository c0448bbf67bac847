import { codingPeriods, codings, segments, type Tx } from "@octant/db";
import type { Coding } from "@octant/schemas";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Added } from "./recall-added.ts";

/**
 * Stores a coding with its periods, and its segment where nobody has coded that place yet: one statement, because each
 * more is a way to the database and back for a coder who waits. Gives undefined for an id that is taken.
 */
export async function storeCoding(tx: Tx, assessmentId: string, id: string, coding: Added) {
  return (await tryToStore(tx, assessmentId, id, coding)) ?? (await tryToStore(tx, assessmentId, id, coding));
}

/**
 * Stores nothing for an id that is taken, and nothing where somebody else has made the segment while this statement ran:
 * it sees what was there when it began. The next one sees it.
 */
async function tryToStore(
  tx: Tx,
  assessmentId: string,
  id: string,
  coding: Added,
): Promise<Pick<Coding, "segmentId" | "createdAt"> | undefined> {
  const { textVersionId, start, end, codeId, coderId, stance, aboutAreaId, aboutPeriodIds } = coding;
  const periodIds = `{${aboutPeriodIds.join(",")}}`;
  const [stored] = await tx.execute<{ segmentId: string; createdAt: Date }>(sql`
    with made as (
      insert into ${segments} (assessment_id, id, text_version_id, start_at, end_at)
      values (${assessmentId}, ${uuidv7()}, ${textVersionId}, ${start}, ${end})
      on conflict do nothing
      returning id
    ), place as (
      select id from made
      union all
      select id from ${segments}
      where assessment_id = ${assessmentId} and text_version_id = ${textVersionId}
        and start_at = ${start} and end_at = ${end} and external_id is null
    ), added as (
      insert into ${codings} (assessment_id, id, segment_id, code_id, coder_id, stance, about_area_id)
      select ${assessmentId}::uuid, ${id}::uuid, place.id, ${codeId}::uuid, ${coderId}::uuid, ${stance}, ${aboutAreaId}::uuid
      from place
      on conflict do nothing
      returning segment_id, created_at
    ), about as (
      insert into ${codingPeriods} (assessment_id, coding_id, period_id)
      select ${assessmentId}::uuid, ${id}::uuid, period.id from added, unnest(${periodIds}::uuid[]) as period (id)
    )
    select segment_id as "segmentId", created_at as "createdAt" from added`);
  return stored && { segmentId: stored.segmentId, createdAt: new Date(stored.createdAt).toISOString() };
}
