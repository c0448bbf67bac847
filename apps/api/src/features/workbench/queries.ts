import { codes, codingPeriods, codings, segments, sourcePeriods, sources, type Tx, textVersions } from "@octant/db";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { ProblemError } from "../../platform/problems.ts";

const periodIds = sql<string[]>`array(
  select ${codingPeriods.periodId} from ${codingPeriods}
  where ${codingPeriods.assessmentId} = ${codings.assessmentId} and ${codingPeriods.codingId} = ${codings.id}
  order by 1
)`;

const ofSegment = and(eq(segments.assessmentId, codings.assessmentId), eq(segments.id, codings.segmentId));
const ofText = and(eq(textVersions.assessmentId, segments.assessmentId), eq(textVersions.id, segments.textVersionId));
const ofSource = and(eq(sources.assessmentId, textVersions.assessmentId), eq(sources.id, textVersions.sourceId));

/** Codings with their place, their source's consent and their text's length, as `toCoding` takes them. */
function selectCodings(tx: Tx, where: SQL | undefined) {
  return tx
    .select({
      coding: codings,
      segment: segments,
      periodIds,
      consent: sources.consentAnalyse,
      length: textVersions.length,
    })
    .from(codings)
    .innerJoin(segments, ofSegment)
    .innerJoin(textVersions, ofText)
    .innerJoin(sources, ofSource)
    .where(and(isNull(sources.withdrawnAt), where));
}

export type CodingRow = Awaited<ReturnType<typeof selectCodings>>[number];

/** The live codings of a text, in order of place. */
export async function listCodings(tx: Tx, assessmentId: string, textVersionId: string): Promise<CodingRow[]> {
  const isInText = and(eq(segments.assessmentId, assessmentId), eq(segments.textVersionId, textVersionId));
  return selectCodings(tx, and(isInText, isNull(codings.deletedAt))).orderBy(
    segments.startAt,
    segments.endAt,
    codings.id,
  );
}

/** A coding, removed ones too, without waiting for anybody. */
export async function findCoding(tx: Tx, assessmentId: string, codingId: string): Promise<CodingRow | undefined> {
  const [row] = await selectCodings(tx, and(eq(codings.assessmentId, assessmentId), eq(codings.id, codingId)));
  return row;
}

/** A coding, removed ones too, that nobody else changes before the transaction ends. */
export async function lockCoding(tx: Tx, assessmentId: string, codingId: string): Promise<CodingRow | undefined> {
  const isIt = and(eq(codings.assessmentId, assessmentId), eq(codings.id, codingId));
  // waits first and reads then: what it reads is what the one before left
  await tx.select({ id: codings.id }).from(codings).where(isIt).for("no key update");
  return findCoding(tx, assessmentId, codingId);
}

/** Whether a text was there until its source was withdrawn: whoever has it open is told so. */
export async function wasWithdrawn(tx: Tx, assessmentId: string, textVersionId: string): Promise<boolean> {
  const isText = and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.id, textVersionId));
  const found = await tx
    .select({ at: sources.withdrawnAt })
    .from(textVersions)
    .innerJoin(sources, ofSource)
    .where(isText);
  return found.some(({ at }) => at !== null);
}

/** The same for a coding. */
export async function isOfWithdrawn(tx: Tx, assessmentId: string, codingId: string): Promise<boolean> {
  const isIt = and(eq(codings.assessmentId, assessmentId), eq(codings.id, codingId));
  const [row] = await tx
    .select({ textVersionId: segments.textVersionId })
    .from(codings)
    .innerJoin(segments, ofSegment)
    .where(isIt);
  return row !== undefined && wasWithdrawn(tx, assessmentId, row.textVersionId);
}

const sourcePeriodIds = sql<string[]>`array(
  select ${sourcePeriods.periodId} from ${sourcePeriods}
  where ${sourcePeriods.assessmentId} = ${sources.assessmentId} and ${sourcePeriods.sourceId} = ${sources.id}
)`;

/** What the source of a text speaks about. Throws `source-withdrawn` for one that is not there any more. */
export async function getSourceAbout(tx: Tx, assessmentId: string, textVersionId: string) {
  const isText = and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.id, textVersionId));
  const [row] = await tx
    .select({ areaId: sources.areaId, periodIds: sourcePeriodIds })
    .from(textVersions)
    .innerJoin(sources, ofSource)
    .where(and(isText, isNull(sources.withdrawnAt)));
  if (!row) throw new ProblemError("source-withdrawn");
  return row;
}

/** The question that a code of the study's own stands under. */
const parents = alias(codes, "parent");

/**
 * A text as something to be coded with a code, and its source's area and periods; undefined where there is no such text or
 * its source was withdrawn. `codeId` is null where there is no such code. A code under a question
 * that is retired is retired with it.
 */
export async function findCodable(tx: Tx, assessmentId: string, textVersionId: string, codeId: string) {
  const isCode = and(eq(codes.assessmentId, textVersions.assessmentId), eq(codes.id, codeId));
  const isParent = and(eq(parents.assessmentId, codes.assessmentId), eq(parents.id, codes.parentId));
  const [row] = await tx
    .select({
      length: textVersions.length,
      consent: sources.consentAnalyse,
      areaId: sources.areaId,
      periodIds: sourcePeriodIds,
      codeId: codes.id,
      retiredAt: sql<string | null>`coalesce(${codes.retiredAt}, ${parents.retiredAt})`,
    })
    .from(textVersions)
    .innerJoin(sources, ofSource)
    .leftJoin(codes, isCode)
    .leftJoin(parents, isParent)
    .where(
      and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.id, textVersionId), isNull(sources.withdrawnAt)),
    );
  return row;
}
