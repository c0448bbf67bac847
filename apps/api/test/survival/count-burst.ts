import type postgres from "postgres";
import type { Ledger } from "./burst.ts";

/** What can have gone wrong with a burst, each as a number that has to be 0. */
export type Faults = {
  /** Acknowledged, and not there. */
  lost: number;
  /** There more than once, or there without having been sent. */
  doubled: number;
  /** Codings without exactly one change row. */
  withoutChange: number;
  /** Change rows of codings that are not there. */
  changeAlone: number;
  /** Codings whose command has no mark, or marks of commands that did nothing. */
  markAmiss: number;
  /** Sources of an upload that are neither whole nor absent, or acknowledged and absent. */
  brokenUploads: number;
  /** Keys, clusters and marks that an upload left behind which is not there. */
  leftBehind: number;
};

/** Counts what a burst left in the database against what was acknowledged. `sql` has to see past row security. */
export async function countFaults(sql: postgres.ISql, ledger: Ledger): Promise<Faults> {
  return { ...(await countCodings(sql, ledger)), ...(await countUploads(sql, ledger)) };
}

type CodingFaults = Pick<Faults, "lost" | "doubled" | "withoutChange" | "changeAlone" | "markAmiss">;

/** Every coding of a burst has a passage of its own, so two on one passage are one command carried out twice. */
async function countCodings(sql: postgres.ISql, { assessmentId, textVersionId, codings }: Ledger) {
  const sent = codings.map(({ id }) => id);
  const acknowledged = codings.filter((coding) => coding.acknowledged).map(({ id }) => id);
  const [faults] = await sql<CodingFaults[]>`
    with stored as (
      select c.id, c.segment_id from coding c
      join segment s on s.assessment_id = c.assessment_id and s.id = c.segment_id
      where c.assessment_id = ${assessmentId} and s.text_version_id = ${textVersionId}
    ), changed as (
      select entity_id as id, count(*) as rows from change
      where assessment_id = ${assessmentId} and kind = 'coding.added' group by entity_id
    ), marked as (
      select id from command where assessment_id = ${assessmentId} and id = any (${sent}::uuid[])
    )
    select
      (select count(*)::int from unnest(${acknowledged}::uuid[]) as sent (id)
        where id not in (select id from stored)) as lost,
      (select (count(*) - count(distinct segment_id) + count(*) filter (where id <> all (${sent}::uuid[])))::int
        from stored) as doubled,
      (select count(*)::int from stored left join changed using (id) where rows is distinct from 1) as "withoutChange",
      (select count(*)::int from changed
        where id = any (${sent}::uuid[]) and id not in (select id from stored)) as "changeAlone",
      (select count(*)::int from stored full join marked using (id)
        where stored.id is null or marked.id is null) as "markAmiss"`;
  if (!faults) throw new Error("nothing was counted");
  return faults;
}

type UploadFaults = Pick<Faults, "brokenUploads" | "leftBehind">;

async function countUploads(sql: postgres.ISql, { assessmentId, uploads }: Ledger) {
  const sent = uploads.map(({ id, acknowledged, turns }) => ({ id, acknowledged, turns }));
  const [faults] = await sql<UploadFaults[]>`
    with sent as (
      select * from jsonb_to_recordset(${sql.json(sent)}) as sent (id uuid, acknowledged boolean, turns int)
    ), found as (
      select sent.*,
        exists (select from source where assessment_id = ${assessmentId} and id = sent.id) as is_there,
        (select count(*) from text_version
          where assessment_id = ${assessmentId} and source_id = sent.id and original_sealed is not null) as texts,
        (select count(*) from speaker where assessment_id = ${assessmentId} and source_id = sent.id) as speakers,
        (select count(*) from turn t join text_version v on v.assessment_id = t.assessment_id and v.id = t.text_version_id
          where v.assessment_id = ${assessmentId} and v.source_id = sent.id) as stored_turns,
        (select count(*) from change where assessment_id = ${assessmentId} and entity_id = sent.id
          and kind = 'source.imported') as changes,
        (select count(*) from command where assessment_id = ${assessmentId} and id = sent.id) as marks,
        (select count(*) from keyring.record_key where assessment_id = ${assessmentId} and record_id = sent.id) as keys
      from sent
    )
    select
      (count(*) filter (where acknowledged and not is_there
        or is_there and (texts, speakers, stored_turns, changes, marks, keys) is distinct from (1, 2, turns, 1, 1, 1)))::int
        as "brokenUploads",
      (count(*) filter (where not is_there and texts + speakers + stored_turns + changes + marks + keys > 0)
        + (select count(*) from cluster c where assessment_id = ${assessmentId} and not exists (
          select from source s where s.assessment_id = c.assessment_id and s.cluster_id = c.id)))::int as "leftBehind"
    from found`;
  if (!faults) throw new Error("nothing was counted");
  return faults;
}
