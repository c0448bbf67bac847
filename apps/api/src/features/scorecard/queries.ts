import {
  accounts,
  areas,
  changes,
  clusters,
  coders,
  codes,
  judgedPositions,
  periods,
  sources,
  stakeholderGroups,
  type Tx,
  textVersions,
} from "@octant/db";
import type { Stance } from "@octant/schemas";
import { and, asc, desc, eq, gte, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { codingsAt } from "./codings-at.ts";
import type { PackedCodings } from "./evidence-pack.ts";
import type { SpokenTurn } from "./find-speaker.ts";
import type { LoggedChange } from "./rewind-register.ts";

/** Sources whose codings may enter figures: consent to be analysed is given, and nothing was withdrawn. */
export async function findAnalysable(tx: Tx, assessmentId: string) {
  const { id, clusterId, kind, number, primaryCoderId } = sources;
  return tx
    .select({ id, clusterId, kind, number, groupId: clusters.groupId, primaryCoderId })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, sources.clusterId)))
    .where(
      and(eq(sources.assessmentId, assessmentId), eq(sources.consentAnalyse, "granted"), isNull(sources.withdrawnAt)),
    );
}
export type AnalysableSource = Awaited<ReturnType<typeof findAnalysable>>[number];

export async function findTexts(tx: Tx, assessmentId: string) {
  const { id: textVersionId, sourceId } = textVersions;
  return tx.select({ textVersionId, sourceId }).from(textVersions).where(eq(textVersions.assessmentId, assessmentId));
}

export type CodingRow = {
  id: string;
  text_version_id: string;
  code_id: string;
  coder_id: string;
  speaker_id: string | null;
  about_area_id: string | null;
  period_ids: string | null;
  stance: Stance;
  start_at: number;
  end_at: number;
};

/**
 * The codings with these codes, now or just before `until`, in one query and in no order; whose may be analysed, the
 * register says. Rows are taken as the driver gives them: there may be tens of thousands.
 */
export async function findCodings(tx: Tx, assessmentId: string, codeIds: readonly string[], until: Date | undefined) {
  return tx.execute<CodingRow>(sql`
    select c.id, g.text_version_id, c.code_id, c.coder_id, c.speaker_id, c.about_area_id, c.period_ids, c.stance,
      g.start_at, g.end_at
    from ${codingsAt(assessmentId, until)} c
    join segment g on g.assessment_id = ${assessmentId} and g.id = c.segment_id
    where c.code_id = any(${toArray(codeIds)}::uuid[])`);
}

/**
 * The same for all of an assessment, packed by text and coder: a hundred thousand rows would keep the server's thread busy for a third
 * of a second. One core is asked for, and memory to add up in without a detour by disk: what the planner expects of several
 * cores, it pays for by doing some of the work in each of them.
 */
export async function packCodings(
  tx: Tx,
  assessmentId: string,
  { codeIds, areaIds }: { codeIds: readonly string[]; areaIds: readonly string[] },
  until: Date | undefined,
): Promise<PackedCodings[]> {
  const about = sql`coalesce(array_position(${toArray(areaIds)}::uuid[], c.about_area_id), 0)`;
  const quoted = (text: SQL) => sql`'"' || coalesce(${text}, '') || '"'`;
  const fields = sql`concat_ws(',', k.place, ${about}, g.start_at, g.end_at, ${quoted(sql`c.stance`)},
    ${quoted(sql`c.speaker_id::text`)}, ${quoted(sql`c.period_ids`)})`;
  await tx.execute(sql`
    select set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '32MB', true)`);
  const rows = await tx.execute<PackedCodings>(sql`
    select g.text_version_id, c.coder_id, string_agg(${fields}, ',') as list
    from ${codingsAt(assessmentId, until)} c
    join segment g on g.assessment_id = ${assessmentId} and g.id = c.segment_id
    join unnest(${toArray(codeIds)}::uuid[]) with ordinality as k (id, place) on k.id = c.code_id
    group by g.text_version_id, c.coder_id`);
  return [...rows];
}

const toArray = (ids: readonly string[]) => `{${ids.join(",")}}`;

/** What was changed from `until` on of sources, codes, judged positions and the cuts of the study, newest first. */
export async function listChangesSince(tx: Tx, assessmentId: string, until: Date): Promise<LoggedChange[]> {
  const { entity, entityId, kind, before, after, id, at } = changes;
  const questionId = sql<string | null>`${after} ->> 'questionId'`;
  return tx
    .select({ entity, entityId, kind, before, questionId })
    .from(changes)
    .where(
      and(
        eq(changes.assessmentId, assessmentId),
        inArray(entity, ["source", "code", "judged_position", "study_design"]),
        gte(at, until),
      ),
    )
    .orderBy(desc(id));
}

type SpeakerRow = { text_version_id: string; speaker_id: string; places: string };

/**
 * The turns of respondents, in order, in texts where several are told apart: only there does it matter who speaks.
 * A speaker's turns come as one row, because there may be tens of thousands.
 */
export async function findSpokenTurns(tx: Tx, assessmentId: string): Promise<Map<string, SpokenTurn[]>> {
  const rows = await tx.execute<SpeakerRow>(sql`
    select t.text_version_id, t.speaker_id, string_agg(t.start_at || ' ' || t.end_at, ',') as places
    from turn t
    join speaker s on s.assessment_id = t.assessment_id and s.id = t.speaker_id
    where t.assessment_id = ${assessmentId} and s.role is distinct from 'interviewer' and s.source_id in (
      select source_id from speaker
      where assessment_id = ${assessmentId} and role is distinct from 'interviewer'
      group by source_id having count(*) > 1
    )
    group by t.text_version_id, t.speaker_id`);
  const turns = new Map<string, SpokenTurn[]>();
  for (const row of rows) turns.set(row.text_version_id, [...(turns.get(row.text_version_id) ?? []), ...toTurns(row)]);
  for (const ofText of turns.values()) ofText.sort((a, b) => a.start - b.start);
  return turns;
}

function toTurns({ speaker_id: speakerId, places }: SpeakerRow): SpokenTurn[] {
  return places.split(",").map((place) => {
    const [start = 0, end = 0] = place.split(" ").map(Number);
    return { start, end, speakerId };
  });
}

/** Positions that were judged; they stand in place of what the codings come to. */
export async function findJudged(tx: Tx, assessmentId: string) {
  const { sourceId, questionId, position } = judgedPositions;
  return tx
    .select({ sourceId, questionId, position })
    .from(judgedPositions)
    .where(eq(judgedPositions.assessmentId, assessmentId));
}

export async function findCodes(tx: Tx, assessmentId: string) {
  const { id, dimensionId, questionId } = codes;
  return tx
    .select({ id, dimensionId, questionId })
    .from(codes)
    .where(eq(codes.assessmentId, assessmentId))
    .orderBy(asc(codes.position), asc(codes.id));
}

export async function findAreas(tx: Tx, assessmentId: string) {
  return tx
    .select({ id: areas.id, parentId: areas.parentId, retired: sql<boolean>`${areas.retiredAt} is not null` })
    .from(areas)
    .where(eq(areas.assessmentId, assessmentId))
    .orderBy(asc(areas.position), asc(areas.id));
}

export async function findPeriods(tx: Tx, assessmentId: string) {
  return tx
    .select({ id: periods.id, retired: sql<boolean>`${periods.retiredAt} is not null` })
    .from(periods)
    .where(eq(periods.assessmentId, assessmentId))
    .orderBy(asc(periods.position), asc(periods.id));
}

/** Only what was declared: a group without a weight weighs as much as every other. */
export async function findGroupWeights(tx: Tx, assessmentId: string): Promise<Record<string, number>> {
  const { id, weight } = stakeholderGroups;
  const rows = await tx
    .select({ id, weight })
    .from(stakeholderGroups)
    .where(eq(stakeholderGroups.assessmentId, assessmentId));
  return Object.fromEntries(rows.flatMap((row) => (row.weight === null ? [] : [[row.id, row.weight]])));
}

/** Coders by id: a person has an account's name, somebody outside a sealed one. */
export async function findCoders(tx: Tx, assessmentId: string, coderIds: string[]) {
  return tx
    .select({
      id: coders.id,
      nameSealed: coders.nameSealed,
      accountId: coders.accountId,
      accountNameSealed: accounts.nameSealed,
    })
    .from(coders)
    .leftJoin(accounts, eq(accounts.id, coders.accountId))
    .where(and(eq(coders.assessmentId, assessmentId), inArray(coders.id, coderIds)));
}
