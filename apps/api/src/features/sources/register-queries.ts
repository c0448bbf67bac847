import {
  areas,
  clusters,
  coders,
  codes,
  members,
  periods,
  sourcePeriods,
  sourceQuestions,
  sources,
  stakeholderGroups,
  type Tx,
} from "@octant/db";
import type { Questions, SourceKind } from "@octant/schemas";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { ProblemError } from "../../platform/problems.ts";

/** The rows that a change of the register is made on, locked until the transaction ends. A withdrawn one is not there. */
export function lockSources(tx: Tx, assessmentId: string, sourceIds: readonly string[]) {
  return tx
    .select()
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), isAnyOf(sources.id, sourceIds), isNull(sources.withdrawnAt)))
    .orderBy(sources.id) // whoever locks several does it in one order, so that nobody waits in a circle
    .for("update");
}
export type LockedSource = Awaited<ReturnType<typeof lockSources>>[number];

/** Whoever asks second waits until the first has committed, so that two at once get two numbers; ask late in a transaction. */
export async function lockNumbers(tx: Tx, assessmentId: string, kind: SourceKind): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`octant.source-number ${assessmentId} ${kind}`}, 0))`,
  );
}

/** The next free number of a kind. */
export async function nextNumber(tx: Tx, assessmentId: string, kind: SourceKind): Promise<number> {
  await lockNumbers(tx, assessmentId, kind);
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${sources.number}), 0) + 1` })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.kind, kind)));
  return row?.next ?? 1;
}

type Cuts = { areaIds: readonly string[]; periodIds: readonly string[]; groupIds?: readonly string[] };

/**
 * Throws `not-found` for an area, period or group that this assessment does not have, `cut-retired` for one out of use. Those
 * in use stay so until the transaction ends: who wants to take one out of use waits, and then finds what was put there.
 */
export async function requireCuts(tx: Tx, assessmentId: string, cuts: Cuts): Promise<void> {
  const wanted = [
    { table: areas, what: "cut", ids: [...new Set(cuts.areaIds)] },
    { table: periods, what: "cut", ids: [...new Set(cuts.periodIds)] },
    { table: stakeholderGroups, what: "groupId", ids: [...new Set(cuts.groupIds)] },
  ].filter(({ ids }) => ids.length > 0);
  // sent together, since a coder waits for the answer
  const found = await Promise.all(
    wanted.map(async ({ table, what, ids }) => {
      const rows = await tx
        .select({ retiredAt: table.retiredAt })
        .from(table)
        .where(and(eq(table.assessmentId, assessmentId), inArray(table.id, ids)))
        .orderBy(table.id) // as `requireUnused` takes hold of them, so that nobody waits in a circle
        .for("key share");
      return { what, rows, missing: ids.length - rows.length };
    }),
  );
  for (const { what, rows, missing } of found) {
    if (missing > 0) throw new ProblemError("not-found", { what });
    if (rows.some(({ retiredAt }) => retiredAt !== null)) throw new ProblemError("cut-retired");
  }
}

/** Throws `not-found` for a coder that this assessment does not have, or an interviewer who is no member of it. */
export async function requirePeople(tx: Tx, assessmentId: string, coderIds: string[], memberIds: string[]) {
  if (coderIds.length > 0) {
    const found = await tx.$count(coders, and(eq(coders.assessmentId, assessmentId), inArray(coders.id, coderIds)));
    if (found < coderIds.length) throw new ProblemError("not-found", { what: "primaryCoderId" });
  }
  if (memberIds.length === 0) return;
  const isMember = and(eq(members.assessmentId, assessmentId), inArray(members.accountId, memberIds));
  if ((await tx.$count(members, isMember)) < memberIds.length) {
    throw new ProblemError("not-found", { what: "interviewer" });
  }
}

/** Throws `not-found` for a source that this assessment does not have, or that was withdrawn. */
export async function requireSources(tx: Tx, assessmentId: string, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  const isThere = and(
    eq(sources.assessmentId, assessmentId),
    isAnyOf(sources.id, sourceIds),
    isNull(sources.withdrawnAt),
  );
  if ((await tx.$count(sources, isThere)) < sourceIds.length) throw new ProblemError("not-found", { what: "partOf" });
}

/**
 * Clusters with their group's name, and how many sources are in each. Of two who move sources in and out of one, the second
 * waits and counts again.
 */
export function lockClusters(tx: Tx, assessmentId: string, clusterIds: readonly string[]) {
  return tx
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
    .where(and(eq(clusters.assessmentId, assessmentId), isAnyOf(clusters.id, clusterIds)))
    .orderBy(clusters.id)
    .for("update", { of: clusters });
}
export type LockedCluster = Awaited<ReturnType<typeof lockClusters>>[number];

export async function findGroupName(tx: Tx, assessmentId: string, groupId: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: stakeholderGroups.name })
    .from(stakeholderGroups)
    .where(and(eq(stakeholderGroups.assessmentId, assessmentId), eq(stakeholderGroups.id, groupId)));
  return row?.name ?? null;
}

type ToPeriods = { sourceId: string; periodIds: readonly string[] };

/** The periods that sources speak about, in place of those that they had. */
export async function putPeriods(tx: Tx, assessmentId: string, given: readonly ToPeriods[]): Promise<void> {
  if (given.length === 0) return;
  const ids = given.map(({ sourceId }) => sourceId);
  await tx
    .delete(sourcePeriods)
    .where(and(eq(sourcePeriods.assessmentId, assessmentId), isAnyOf(sourcePeriods.sourceId, ids)));
  const rows = given.flatMap(({ sourceId, periodIds }) => [...new Set(periodIds)].map((id) => [sourceId, id]));
  await tx.execute(sql`
    insert into source_period (assessment_id, source_id, period_id)
    select ${assessmentId}, t.source_id, t.period_id
    from unnest(${asArray(rows.map(([id]) => id))}::uuid[], ${asArray(rows.map(([, id]) => id))}::uuid[]) as t (source_id, period_id)`);
}

type ToQuestions = { sourceId: string; questions: Questions };

/** What sources were asked, in place of what was said of it. Throws `not-found` for a question that nobody asks here. */
export async function putQuestions(tx: Tx, assessmentId: string, given: readonly ToQuestions[]): Promise<void> {
  if (given.length === 0) return;
  const ids = given.map(({ sourceId }) => sourceId);
  await tx
    .delete(sourceQuestions)
    .where(and(eq(sourceQuestions.assessmentId, assessmentId), isAnyOf(sourceQuestions.sourceId, ids)));
  const named = given.flatMap(({ sourceId, questions }) => toStates(questions).map((said) => ({ sourceId, ...said })));
  if (named.length === 0) return;
  const codeOf = await findQuestionCodes(tx, assessmentId);
  const rows = named.map(({ sourceId, questionId, state }) => {
    const codeId = codeOf.get(questionId);
    if (codeId === undefined) throw new ProblemError("not-found", { what: "question" });
    return { sourceId, codeId, state };
  });
  await tx.execute(sql`
    insert into source_question (assessment_id, source_id, code_id, state)
    select ${assessmentId}, t.source_id, t.code_id, t.state
    from unnest(
      ${asArray(rows.map(({ sourceId }) => sourceId))}::uuid[],
      ${asArray(rows.map(({ codeId }) => codeId))}::uuid[],
      ${asArray(rows.map(({ state }) => state))}::text[]
    ) as t (source_id, code_id, state)`);
}

function toStates({ asked, silent, notAsked }: Questions) {
  const of = (state: "asked" | "silent" | "not-asked", ids: readonly string[]) =>
    ids.map((questionId) => ({ questionId, state }));
  return [...of("asked", asked), ...of("silent", silent), ...of("not-asked", notAsked)];
}

/** The code of every guiding question, by the question's number. */
async function findQuestionCodes(tx: Tx, assessmentId: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: codes.id, questionId: codes.questionId })
    .from(codes)
    .where(and(eq(codes.assessmentId, assessmentId), isNull(codes.parentId)));
  return new Map(rows.map(({ id, questionId }) => [questionId, id]));
}

/** Every part of the focus groups that these sources are part of, their first parts too; of others nothing. */
export function listParts(tx: Tx, assessmentId: string, sourceIds: readonly string[]) {
  const firstIds = sql`(
    select coalesce(named.part_of, named.id) from ${sources} as named
    where named.assessment_id = ${assessmentId} and named.id = any(${asArray(sourceIds)}::uuid[])
      and (named.part_of is not null or exists (
        select from ${sources} as part where part.assessment_id = ${assessmentId} and part.part_of = named.id
      ))
  )`;
  const { id, kind, number, partOf, clusterId } = sources;
  return tx
    .select({ id, kind, number, partOf, clusterId, groupId: clusters.groupId })
    .from(sources)
    .innerJoin(clusters, and(eq(clusters.assessmentId, sources.assessmentId), eq(clusters.id, clusterId)))
    .where(
      and(
        eq(sources.assessmentId, assessmentId),
        isNull(sources.withdrawnAt),
        sql`(${id} in ${firstIds} or ${partOf} in ${firstIds})`,
      ),
    )
    .orderBy(id);
}

/** One value however many ids there are; they are parsed ids, or words of a list, in which nothing needs quoting. */
const asArray = (values: readonly (string | undefined)[]) => `{${values.join(",")}}`;

const isAnyOf = (column: AnyPgColumn, ids: readonly string[]) => sql`${column} = any(${asArray(ids)}::uuid[])`;
