import { areas, clusters, codes, periods, sources, stakeholderGroups, type Tx } from "@octant/db";
import type { Source } from "@octant/schemas";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { showAccountName, showCoderName } from "../../platform/account-names.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { showName } from "../../platform/sealed-names.ts";
import { listCoders } from "../assessment/queries.ts";
import { selectPeople } from "../sources/list-people.ts";
import type { RegisterNames } from "./register-names.ts";

/** Everything that a register's file can name, in one query for each kind of thing. */
export async function readNames(tx: Tx, ctx: RequestContext, all: readonly Source[]): Promise<RegisterNames> {
  const { assessmentId: id, vault } = ctx;
  const [groupRows, areaRows, periodRows, clusterRows, people, coders, questions, withdrawn] = await Promise.all([
    listGroups(tx, id),
    tx.select().from(areas).where(eq(areas.assessmentId, id)).orderBy(areas.position, areas.id),
    listPeriods(tx, id),
    listClusters(tx, id),
    selectPeople(tx, id),
    listCoders(tx, id),
    listQuestions(tx, id),
    listWithdrawn(tx, id),
  ]);
  const sealed = [...areaRows, ...clusterRows, ...coders].filter(({ nameSealed }) => nameSealed !== null);
  const sealer = await vault.sealer(
    tx,
    id,
    sealed.map((row) => row.id),
  );
  const titleIn = new Map(all.map(({ clusterId, title }) => [clusterId, title]));
  return {
    groups: groupRows.map(withUse),
    areas: areaRows.map(({ id: areaId, parentId, name, nameSealed, retiredAt }) => {
      const shown = name ?? (nameSealed ? showName(sealer, "area", areaId, nameSealed) : "");
      return { id: areaId, parentId, name: shown, retired: retiredAt !== null };
    }),
    periods: periodRows.map(withUse),
    clusters: new Map(
      clusterRows.map((row) => {
        const name = showName(sealer, "cluster", row.id, row.nameSealed);
        const isOwn = row.sources === 1 && titleIn.get(row.id) === name;
        return [row.id, { id: row.id, name, groupId: row.groupId, sources: row.sources, isOwn }];
      }),
    ),
    people: people.map(({ id: accountId, nameSealed, isMember }) => {
      return { id: accountId, name: showAccountName(vault.server, accountId, nameSealed), retired: !isMember };
    }),
    coders: coders.map((row) => ({ id: row.id, name: showCoderName(row, vault.server, sealer), retired: false })),
    questionIds: questions.map(({ questionId }) => questionId),
    sources: all.map(({ id: sourceId, kind, number }) => ({ id: sourceId, kind, number })),
    withdrawn,
  };
}

const withUse = ({ id, name, retiredAt }: { id: string; name: string; retiredAt: Date | null }) => {
  return { id, name, retired: retiredAt !== null };
};

function listGroups(tx: Tx, assessmentId: string) {
  const { id, name, retiredAt } = stakeholderGroups;
  const isHere = eq(stakeholderGroups.assessmentId, assessmentId);
  return tx
    .select({ id, name, retiredAt })
    .from(stakeholderGroups)
    .where(isHere)
    .orderBy(stakeholderGroups.position, id);
}

function listPeriods(tx: Tx, assessmentId: string) {
  const { id, name, retiredAt } = periods;
  const isHere = eq(periods.assessmentId, assessmentId);
  return tx.select({ id, name, retiredAt }).from(periods).where(isHere).orderBy(periods.position, id);
}

function listClusters(tx: Tx, assessmentId: string) {
  const { id, groupId, nameSealed } = clusters;
  // apart, or the columns of a query on one table would lose the names of their tables
  const ofCluster = sql`${sources.assessmentId} = ${clusters.assessmentId} and ${sources.clusterId} = ${clusters.id}`;
  const inside = sql<number>`(select count(*)::int from ${sources} where ${ofCluster})`;
  return tx
    .select({ id, groupId, nameSealed, sources: inside })
    .from(clusters)
    .where(eq(clusters.assessmentId, assessmentId));
}

function listQuestions(tx: Tx, assessmentId: string) {
  return tx
    .select({ questionId: codes.questionId })
    .from(codes)
    .where(and(eq(codes.assessmentId, assessmentId), isNull(codes.parentId)));
}

function listWithdrawn(tx: Tx, assessmentId: string) {
  const { kind, number } = sources;
  return tx
    .select({ kind, number })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), isNotNull(sources.withdrawnAt)));
}
