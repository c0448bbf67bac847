import { type SQL, sql } from "drizzle-orm";

/**
 * The live codings of an assessment as a relation to select from: id, segment_id, code_id, coder_id, speaker_id,
 * about_area_id, stance, and period_ids, a text of ids with spaces between. With `until`, as they stood just before that
 * moment: for every field the value that the first change since found, else the present one. What lies in a round is left
 * out, since a round that nobody has closed feeds nothing.
 */
export function codingsAt(assessmentId: string, until: Date | undefined): SQL {
  return until === undefined
    ? liveCodings(assessmentId)
    : earlierCodings(assessmentId, sql`${until.toISOString()}::timestamptz`);
}

function liveCodings(assessmentId: string): SQL {
  return sql`(
    select c.id, c.segment_id, c.code_id, c.coder_id, c.speaker_id, c.about_area_id, c.stance, p.period_ids
    from coding c
    left join ${periodsOfCodings(assessmentId)} p on p.coding_id = c.id
    where c.assessment_id = ${assessmentId} and c.deleted_at is null and c.round_id is null
  )`;
}

function earlierCodings(assessmentId: string, until: SQL): SQL {
  // of a key that comes several times an object keeps the last: here what the earliest change found
  const found = sql`(
    select h.entity_id, jsonb_object_agg(field.key, field.value order by (h.before ->> 'rowVersion')::int desc) as was
    from change h, jsonb_each(h.before) field
    where h.assessment_id = ${assessmentId} and h.entity = 'coding' and h.at >= ${until} and h.before is not null
    group by h.entity_id
  )`;
  const periodsThen = sql`(
    select string_agg(period.value, ' ' order by period.value) from jsonb_array_elements_text(h.was -> 'aboutPeriodIds') period
  )`;
  return sql`(
    select c.id, coalesce((h.was ->> 'segmentId')::uuid, c.segment_id) as segment_id,
      coalesce((h.was ->> 'codeId')::uuid, c.code_id) as code_id, c.coder_id,
      case when h.was ? 'speakerId' then (h.was ->> 'speakerId')::uuid else c.speaker_id end as speaker_id,
      case when h.was ? 'aboutAreaId' then (h.was ->> 'aboutAreaId')::uuid else c.about_area_id end as about_area_id,
      coalesce(h.was ->> 'stance', c.stance) as stance,
      case when h.was ? 'aboutPeriodIds' then ${periodsThen} else p.period_ids end as period_ids
    from coding c
    left join ${periodsOfCodings(assessmentId)} p on p.coding_id = c.id
    left join ${found} h on h.entity_id = c.id
    where c.assessment_id = ${assessmentId} and c.created_at < ${until} and c.round_id is null
      and coalesce((h.was ->> 'live')::boolean, c.deleted_at is null)
  )`;
}

function periodsOfCodings(assessmentId: string): SQL {
  return sql`(
    select coding_id, string_agg(period_id::text, ' ' order by period_id) as period_ids
    from coding_period where assessment_id = ${assessmentId} group by coding_id
  )`;
}
