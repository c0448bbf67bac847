import {
  clusters,
  codes,
  codings,
  periods,
  segments,
  sourcePeriods,
  sourceQuestions,
  sources,
  stakeholderGroups,
  type Tx,
  textVersions,
  turns,
} from "@octant/db";
import type { SourceKind } from "@octant/schemas";
import { and, asc, count, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";

/** Where a page of the register begins: after the source with this kind and number. */
export type SourceCursor = { kind: SourceKind; number: number };

/** Sources with all that is shown of them, in order of kind and number; withdrawn ones are nowhere. One query for all. */
export function selectSources(tx: Tx, assessmentId: string, which: SQL | undefined) {
  return tx
    .select({
      id: sources.id,
      number: sources.number,
      kind: sources.kind,
      clusterId: sources.clusterId,
      groupId: clusters.groupId,
      group: stakeholderGroups.name,
      areaId: sources.areaId,
      language: sources.language,
      direction: sources.direction,
      analyse: sources.consentAnalyse,
      quote: sources.consentQuote,
      archive: sources.consentArchive,
      recontact: sources.consentRecontact,
      mode: sources.mode,
      access: sources.access,
      present: sources.present,
      consentHow: sources.consentHow,
      sensitivity: sources.sensitivity,
      gender: sources.gender,
      interviewerId: sources.interviewerId,
      partOf: sources.partOf,
      primaryCoderId: sources.primaryCoderId,
      titleSealed: sources.titleSealed,
      factsSealed: sources.factsSealed,
      rowVersion: sources.rowVersion,
      createdAt: sources.createdAt,
      textVersionId: textVersions.id,
      length: sql<number>`coalesce(${textVersions.length}, 0)`,
      turns: sql<number>`(
        select coalesce(max(${turns.ordinal}), 0) from ${turns}
        where ${turns.assessmentId} = ${sources.assessmentId} and ${turns.textVersionId} = ${textVersions.id}
      )`,
      periods: sql<{ id: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('id', ${periods.id}, 'name', ${periods.name}) order by ${periods.position}), '[]')
        from ${sourcePeriods}
        join ${periods} on ${periods.assessmentId} = ${sourcePeriods.assessmentId} and ${periods.id} = ${sourcePeriods.periodId}
        where ${sourcePeriods.assessmentId} = ${sources.assessmentId} and ${sourcePeriods.sourceId} = ${sources.id}
      )`,
      questions: sql<[questionId: string, state: string][]>`(
        select coalesce(json_agg(json_build_array(${codes.questionId}, ${sourceQuestions.state}) order by ${codes.position}, ${codes.id}), '[]')
        from ${sourceQuestions}
        join ${codes} on ${codes.assessmentId} = ${sourceQuestions.assessmentId} and ${codes.id} = ${sourceQuestions.codeId}
        where ${sourceQuestions.assessmentId} = ${sources.assessmentId} and ${sourceQuestions.sourceId} = ${sources.id}
      )`,
    })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, sources.clusterId)))
    .leftJoin(textVersions, isCurrentText)
    .leftJoin(
      stakeholderGroups,
      and(eq(stakeholderGroups.assessmentId, clusters.assessmentId), eq(stakeholderGroups.id, clusters.groupId)),
    )
    .where(and(eq(sources.assessmentId, assessmentId), isNull(sources.withdrawnAt), which))
    .orderBy(asc(sources.kind), asc(sources.number))
    .$dynamic();
}

export type SourceRow = Awaited<ReturnType<typeof selectSources>>[number];

/**
 * Live codings by text version; one without any is not among them. Apart from the sources' own query, because only so can
 * the database count a whole register in one go.
 */
export async function countCodings(
  tx: Tx,
  assessmentId: string,
  textVersionIds: string[],
): Promise<Map<string, number>> {
  if (textVersionIds.length === 0) return new Map();
  const ofSegment = and(eq(codings.assessmentId, segments.assessmentId), eq(codings.segmentId, segments.id));
  const rows = await tx
    .select({ textVersionId: segments.textVersionId, codings: count() })
    .from(segments)
    .innerJoin(codings, ofSegment)
    .where(
      and(
        eq(segments.assessmentId, assessmentId),
        inArray(segments.textVersionId, textVersionIds),
        isNull(codings.deletedAt),
      ),
    )
    .groupBy(segments.textVersionId);
  return new Map(rows.map((row) => [row.textVersionId, row.codings]));
}

/** The newest version of a source's text. */
export const isCurrentText = and(
  eq(textVersions.assessmentId, sources.assessmentId),
  eq(textVersions.sourceId, sources.id),
  sql`${textVersions.version} = (
    select max(v.version) from ${textVersions} as v
    where v.assessment_id = ${sources.assessmentId} and v.source_id = ${sources.id}
  )`,
);

export const hasText = isNotNull(textVersions.id);
export const hasSourceId = (ids: string[]) => inArray(sources.id, ids);
export const comesAfter = ({ kind, number }: SourceCursor) =>
  sql`(${sources.kind}, ${sources.number}) > (${kind}, ${number})`;

/** Sources that have had a text of this digest, in order of kind and number. */
export function listWithDigest(tx: Tx, assessmentId: string, digest: Uint8Array) {
  const { id, kind, number } = sources;
  return tx
    .selectDistinct({ id, kind, number })
    .from(textVersions)
    .innerJoin(sources, and(eq(sources.assessmentId, textVersions.assessmentId), eq(id, textVersions.sourceId)))
    .where(
      and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.digest, digest), isNull(sources.withdrawnAt)),
    )
    .orderBy(asc(kind), asc(number));
}
