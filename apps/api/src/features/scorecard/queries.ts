import {
  accounts,
  areas,
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
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { SpokenTurn } from "./find-speaker.ts";

/** Texts whose codings may enter figures, with their sources: consent to be analysed is given, and nothing was withdrawn. */
export async function findAnalysable(tx: Tx, assessmentId: string) {
  return tx
    .select({
      textVersionId: textVersions.id,
      id: sources.id,
      clusterId: sources.clusterId,
      kind: sources.kind,
      number: sources.number,
      groupId: clusters.groupId,
      primaryCoderId: sources.primaryCoderId,
    })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, sources.clusterId)))
    .innerJoin(
      textVersions,
      and(eq(textVersions.assessmentId, sources.assessmentId), eq(textVersions.sourceId, sources.id)),
    )
    .where(
      and(eq(sources.assessmentId, assessmentId), eq(sources.consentAnalyse, "granted"), isNull(sources.withdrawnAt)),
    );
}
export type AnalysableText = Awaited<ReturnType<typeof findAnalysable>>[number];

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
 * The live codings with these codes, in one query and in no order; which of their texts may be analysed, `findAnalysable`
 * says. There may be a hundred thousand, so its rows are taken as the driver gives them, and it joins nothing that is
 * small enough to be joined here.
 */
export async function findLiveCodings(tx: Tx, assessmentId: string, codeIds: readonly string[]) {
  return tx.execute<CodingRow>(sql`
    select c.id, g.text_version_id, c.code_id, c.coder_id, c.speaker_id, c.about_area_id, p.period_ids, c.stance,
      g.start_at, g.end_at
    from coding c
    join segment g on g.assessment_id = c.assessment_id and g.id = c.segment_id
    left join (
      select coding_id, string_agg(period_id::text, ' ' order by period_id) as period_ids
      from coding_period where assessment_id = ${assessmentId} group by coding_id
    ) p on p.coding_id = c.id
    where c.assessment_id = ${assessmentId} and c.deleted_at is null
      and c.code_id = any(${`{${codeIds.join(",")}}`}::uuid[])`);
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
  return tx.select({ id: areas.id, parentId: areas.parentId }).from(areas).where(eq(areas.assessmentId, assessmentId));
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

export async function hasPeriod(tx: Tx, assessmentId: string, periodId: string): Promise<boolean> {
  return (await tx.$count(periods, and(eq(periods.assessmentId, assessmentId), eq(periods.id, periodId)))) > 0;
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
