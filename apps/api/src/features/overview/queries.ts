import {
  areas,
  clusters,
  codings,
  periods,
  segments,
  sources,
  stakeholderGroups,
  type Tx,
  textVersions,
} from "@octant/db";
import { and, eq, isNull, sql } from "drizzle-orm";

/** Every source that was not withdrawn, with where and about when it was heard; in the order in which they came. */
export async function listHeard(tx: Tx, assessmentId: string) {
  return tx
    .select({
      id: sources.id,
      kind: sources.kind,
      number: sources.number,
      clusterId: sources.clusterId,
      groupId: clusters.groupId,
      areaId: sources.areaId,
      language: sources.language,
      analyse: sources.consentAnalyse,
      primaryCoderId: sources.primaryCoderId,
      periodIds: sql<string[]>`array(
        select p.period_id from source_period as p
        where p.assessment_id = ${sources.assessmentId} and p.source_id = ${sources.id} order by 1
      )`,
      hasText: sql<boolean>`exists (
        select from ${textVersions}
        where ${textVersions.assessmentId} = ${sources.assessmentId} and ${textVersions.sourceId} = ${sources.id}
      )`,
    })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, sources.clusterId)))
    .where(and(eq(sources.assessmentId, assessmentId), isNull(sources.withdrawnAt)))
    .orderBy(sources.createdAt, sources.kind, sources.number);
}
export type HeardRow = Awaited<ReturnType<typeof listHeard>>[number];

/** Of each source with codings: with which codes, by how many coders, how many codings. One row a source. */
export async function listCoded(tx: Tx, assessmentId: string) {
  return tx
    .select({
      sourceId: textVersions.sourceId,
      codeIds: sql<string[]>`array_agg(distinct ${codings.codeId})`,
      coders: sql<number>`count(distinct ${codings.coderId})::int`,
      codings: sql<number>`count(*)::int`,
    })
    .from(codings)
    .innerJoin(segments, and(eq(segments.assessmentId, codings.assessmentId), eq(segments.id, codings.segmentId)))
    .innerJoin(
      textVersions,
      and(eq(textVersions.assessmentId, segments.assessmentId), eq(textVersions.id, segments.textVersionId)),
    )
    .where(and(eq(codings.assessmentId, assessmentId), isNull(codings.deletedAt)))
    .groupBy(textVersions.sourceId);
}

/** What the study is cut by, in the order of its screens. */
export async function listCuts(tx: Tx, assessmentId: string) {
  const [areaRows, groupRows, periodRows] = await Promise.all([
    tx
      .select({ id: areas.id, parentId: areas.parentId, level: areas.level })
      .from(areas)
      .where(and(eq(areas.assessmentId, assessmentId), isNull(areas.retiredAt)))
      .orderBy(areas.position, areas.id),
    tx
      .select({ id: stakeholderGroups.id, ofMission: stakeholderGroups.ofMission })
      .from(stakeholderGroups)
      .where(and(eq(stakeholderGroups.assessmentId, assessmentId), isNull(stakeholderGroups.retiredAt)))
      .orderBy(stakeholderGroups.position, stakeholderGroups.id),
    tx
      .select({ id: periods.id })
      .from(periods)
      .where(and(eq(periods.assessmentId, assessmentId), isNull(periods.retiredAt)))
      .orderBy(periods.position, periods.id),
  ]);
  return { areas: areaRows, groups: groupRows, periods: periodRows };
}
