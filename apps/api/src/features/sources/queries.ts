import {
  areas,
  clusters,
  codings,
  periods,
  segments,
  sourcePeriods,
  sources,
  stakeholderGroups,
  type Tx,
  textVersions,
  turns,
} from "@octant/db";
import type { SourceKind } from "@octant/schemas";
import { and, asc, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

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
      area: areas.name,
      areaSealed: areas.nameSealed,
      language: sources.language,
      direction: sources.direction,
      analyse: sources.consentAnalyse,
      quote: sources.consentQuote,
      archive: sources.consentArchive,
      recontact: sources.consentRecontact,
      titleSealed: sources.titleSealed,
      rowVersion: sources.rowVersion,
      createdAt: sources.createdAt,
      textVersionId: textVersions.id,
      length: textVersions.length,
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
    })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, sources.clusterId)))
    .innerJoin(textVersions, isCurrentText)
    .leftJoin(
      stakeholderGroups,
      and(eq(stakeholderGroups.assessmentId, clusters.assessmentId), eq(stakeholderGroups.id, clusters.groupId)),
    )
    .leftJoin(areas, and(eq(areas.assessmentId, sources.assessmentId), eq(areas.id, sources.areaId)))
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

export const hasSourceId = (ids: string[]) => inArray(sources.id, ids);
export const comesAfter = ({ kind, number }: SourceCursor) =>
  sql`(${sources.kind}, ${sources.number}) > (${kind}, ${number})`;

/** The row that a change of the register is made on, locked until the transaction ends. */
export async function lockSource(tx: Tx, assessmentId: string, sourceId: string) {
  const [row] = await tx
    .select()
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId), isNull(sources.withdrawnAt)))
    .for("update");
  return row;
}

/**
 * The next free number of a kind. Whoever asks second waits until the first has committed, so that two imports at once
 * get two numbers; ask late in a transaction.
 */
export async function nextNumber(tx: Tx, assessmentId: string, kind: SourceKind): Promise<number> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`octant.source-number ${assessmentId} ${kind}`}, 0))`,
  );
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${sources.number}), 0) + 1` })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.kind, kind)));
  return row?.next ?? 1;
}

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

/** Throws `not-found` for an area or period that this assessment does not have, `cut-retired` for one that is out of use. */
export async function requireCuts(tx: Tx, assessmentId: string, areaIds: string[], periodIds: string[]): Promise<void> {
  const found = [
    ...(areaIds.length === 0 ? [] : await findCuts(tx, areas, assessmentId, areaIds)),
    ...(periodIds.length === 0 ? [] : await findCuts(tx, periods, assessmentId, periodIds)),
  ];
  if (found.length < areaIds.length + periodIds.length) throw new ProblemError("not-found", { what: "cut" });
  if (found.some(({ retiredAt }) => retiredAt !== null)) throw new ProblemError("cut-retired");
}

function findCuts(tx: Tx, table: typeof areas | typeof periods, assessmentId: string, ids: string[]) {
  return tx
    .select({ retiredAt: table.retiredAt })
    .from(table)
    .where(and(eq(table.assessmentId, assessmentId), inArray(table.id, ids)));
}

/** A cluster with its group's name, and how many sources are in it. */
export async function findCluster(tx: Tx, assessmentId: string, clusterId: string) {
  const [row] = await tx
    .select({
      id: clusters.id,
      groupId: clusters.groupId,
      nameSealed: clusters.nameSealed,
      group: stakeholderGroups.name,
      sources: sql<number>`(
        select count(*)::int from ${sources}
        where ${sources.assessmentId} = ${clusters.assessmentId} and ${sources.clusterId} = ${clusters.id}
      )`,
    })
    .from(clusters)
    .leftJoin(
      stakeholderGroups,
      and(eq(stakeholderGroups.assessmentId, clusters.assessmentId), eq(stakeholderGroups.id, clusters.groupId)),
    )
    .where(and(eq(clusters.assessmentId, assessmentId), eq(clusters.id, clusterId)))
    // of two who move sources in and out of one cluster, the second waits and counts again
    .for("update", { of: clusters });
  return row;
}
export type FoundCluster = NonNullable<Awaited<ReturnType<typeof findCluster>>>;

/** A group that is in use. Throws `cut-retired` for one that is not. */
export async function findGroup(tx: Tx, assessmentId: string, groupId: string) {
  const [row] = await tx
    .select({ name: stakeholderGroups.name, retiredAt: stakeholderGroups.retiredAt })
    .from(stakeholderGroups)
    .where(and(eq(stakeholderGroups.assessmentId, assessmentId), eq(stakeholderGroups.id, groupId)));
  if (row?.retiredAt) throw new ProblemError("cut-retired");
  return row;
}
