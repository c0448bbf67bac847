import { codingPeriods, codings, segments, type Tx, textVersions } from "@octant/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { isNotWithdrawn } from "../../platform/withdrawn.ts";
import type { Recodable } from "./plan-recoding.ts";

/**
 * The live codings with a code, in order of id, held until the transaction ends. In one query: there may be tens of thousands.
 */
export async function listRecodable(tx: Tx, assessmentId: string, codeId: string): Promise<Recodable[]> {
  const periodIds = sql`coalesce((
    select string_agg(${codingPeriods.periodId}::text, ' ' order by ${codingPeriods.periodId}) from ${codingPeriods}
    where ${codingPeriods.assessmentId} = ${codings.assessmentId} and ${codingPeriods.codingId} = ${codings.id}
  ), '')`;
  const isLive = and(
    eq(codings.assessmentId, assessmentId),
    eq(codings.codeId, codeId),
    isNull(codings.deletedAt),
    isNotWithdrawn(codings),
  );
  return tx
    .select({
      id: codings.id,
      segmentId: codings.segmentId,
      sourceId: textVersions.sourceId,
      coderId: codings.coderId,
      stance: codings.stance,
      about: sql<string>`coalesce(${codings.aboutAreaId}::text, '') || '|' || coalesce(${codings.speakerId}::text, '') || '|' || ${periodIds}`,
      rowVersion: codings.rowVersion,
    })
    .from(codings)
    .innerJoin(segments, and(eq(segments.assessmentId, codings.assessmentId), eq(segments.id, codings.segmentId)))
    .innerJoin(
      textVersions,
      and(eq(textVersions.assessmentId, segments.assessmentId), eq(textVersions.id, segments.textVersionId)),
    )
    .where(isLive)
    .orderBy(codings.id)
    .for("no key update", { of: codings });
}

/** The areas and periods that codings speak about, whose ids come as an array of the database's. */
export async function listCuts(tx: Tx, assessmentId: string, codingIds: string) {
  const { aboutAreaId } = codings;
  const { periodId } = codingPeriods;
  const isCoding = and(eq(codings.assessmentId, assessmentId), sql`${codings.id} = any(${codingIds}::uuid[])`);
  const isOfCoding = and(
    eq(codingPeriods.assessmentId, assessmentId),
    sql`${codingPeriods.codingId} = any(${codingIds}::uuid[])`,
  );
  const [inAreas, inPeriods] = await Promise.all([
    tx.selectDistinct({ aboutAreaId }).from(codings).where(isCoding),
    tx.selectDistinct({ periodId }).from(codingPeriods).where(isOfCoding),
  ]);
  return { areaIds: inAreas.flatMap((row) => row.aboutAreaId ?? []), periodIds: inPeriods.map((row) => row.periodId) };
}
