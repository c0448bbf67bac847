import { accounts, codings, memos, segments, sources, type Tx, textVersions } from "@octant/db";
import type { MemosQuery } from "@octant/schemas";
import { and, count, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";

/** The entity of the change log. */
export const ENTITY = "memo";

const onCoding = and(eq(codings.assessmentId, memos.assessmentId), eq(codings.id, memos.codingId));
const ofSegment = and(eq(segments.assessmentId, codings.assessmentId), eq(segments.id, codings.segmentId));
const ofText = and(eq(textVersions.assessmentId, segments.assessmentId), eq(textVersions.id, segments.textVersionId));
/** The source that a memo is on, or that the passage lies in that it is on. */
const ofSource = and(
  eq(sources.assessmentId, memos.assessmentId),
  sql`${sources.id} = coalesce(${memos.sourceId}, ${textVersions.sourceId})`,
);

/** Memos with what they are about, removed ones too, whatever has become of what they are about. */
function selectMemos(tx: Tx, where: SQL | undefined) {
  return tx
    .select({
      memo: memos,
      authorSealed: accounts.nameSealed,
      coding: { codeId: codings.codeId, deletedAt: codings.deletedAt },
      segment: segments,
      source: { id: sources.id, kind: sources.kind, number: sources.number, withdrawnAt: sources.withdrawnAt },
    })
    .from(memos)
    .innerJoin(accounts, eq(accounts.id, memos.accountId))
    .leftJoin(codings, onCoding)
    .leftJoin(segments, ofSegment)
    .leftJoin(textVersions, ofText)
    .leftJoin(sources, ofSource)
    .where(where)
    .$dynamic();
}

export type MemoRow = Awaited<ReturnType<typeof selectMemos>>[number];

/** There, and on something that is there: not on a coding that was removed, nor in a source that was withdrawn. */
const isThere = and(isNull(memos.deletedAt), isNull(codings.deletedAt), isNull(sources.withdrawnAt));

export type MemoFilter = Omit<MemosQuery, "cursor" | "limit" | "mine"> & {
  accountId?: string | undefined;
  before?: string | undefined;
};

const KINDS = {
  coding: sql`${memos.codingId} is not null`,
  source: sql`${memos.sourceId} is not null`,
  code: sql`${memos.codeId} is not null`,
  dimension: sql`${memos.dimensionId} is not null`,
  assessment: sql`num_nonnulls(${memos.codingId}, ${memos.sourceId}, ${memos.codeId}, ${memos.dimensionId}) = 0`,
};

/** Memos by what they are about, those begun last first: by id, in which its maker's clock stands. */
export async function listMemos(tx: Tx, assessmentId: string, filter: MemoFilter, limit: number): Promise<MemoRow[]> {
  const { kind, codingId, sourceId, codeId, dimensionId, accountId, before } = filter;
  const which = and(
    kind && KINDS[kind],
    codingId ? eq(memos.codingId, codingId) : undefined,
    sourceId ? eq(sources.id, sourceId) : undefined,
    codeId ? eq(memos.codeId, codeId) : undefined,
    dimensionId ? eq(memos.dimensionId, dimensionId) : undefined,
    accountId ? eq(memos.accountId, accountId) : undefined,
    before ? lt(memos.id, before) : undefined,
  );
  return selectMemos(tx, and(eq(memos.assessmentId, assessmentId), isThere, which))
    .orderBy(desc(memos.id))
    .limit(limit);
}

/** How many memos there are on a source and on the codings in it. */
export async function countOnSource(tx: Tx, assessmentId: string, sourceId: string): Promise<number> {
  const [found] = await tx
    .select({ memos: count() })
    .from(memos)
    .leftJoin(codings, onCoding)
    .leftJoin(segments, ofSegment)
    .leftJoin(textVersions, ofText)
    .innerJoin(sources, ofSource)
    .where(and(eq(memos.assessmentId, assessmentId), isThere, eq(sources.id, sourceId)));
  return found?.memos ?? 0;
}

/** A memo, removed ones too. */
export async function findMemo(tx: Tx, assessmentId: string, memoId: string): Promise<MemoRow | undefined> {
  const [row] = await selectMemos(tx, and(eq(memos.assessmentId, assessmentId), eq(memos.id, memoId)));
  return row;
}

/** A memo, removed ones too, that nobody else changes before the transaction ends. */
export async function lockMemo(tx: Tx, assessmentId: string, memoId: string): Promise<MemoRow | undefined> {
  const isIt = and(eq(memos.assessmentId, assessmentId), eq(memos.id, memoId));
  // waits first and reads then: what it reads is what the one before left
  await tx.select({ id: memos.id }).from(memos).where(isIt).for("no key update");
  return findMemo(tx, assessmentId, memoId);
}
