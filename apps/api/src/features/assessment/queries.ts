import {
  accounts,
  areas,
  assessments,
  clusters,
  coders,
  codes,
  codings,
  frameworkForks,
  frameworkVersions,
  periods,
  sources,
  stakeholderGroups,
  type Tx,
} from "@octant/db";
import { and, count, eq, isNull, sql } from "drizzle-orm";
import { isNotWithdrawn } from "../../platform/withdrawn.ts";

export async function findAssessment(tx: Tx, assessmentId: string) {
  const [row] = await tx
    .select({
      name: assessments.name,
      missionLine: assessments.missionLine,
      demo: assessments.demo,
      retentionUntil: assessments.retentionUntil,
      framework: frameworkVersions.document,
      fork: { base: frameworkForks.baseDocument, madeAt: frameworkForks.madeAt },
    })
    .from(assessments)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, assessments.frameworkId))
    .leftJoin(frameworkForks, eq(frameworkForks.assessmentId, assessments.assessmentId))
    .where(eq(assessments.assessmentId, assessmentId));
  return row;
}

/** Every code, retired ones too, since they name what was coded with them; each with its live codings. */
export async function listCodes(tx: Tx, assessmentId: string) {
  const isLive = and(
    eq(codings.assessmentId, codes.assessmentId),
    eq(codings.codeId, codes.id),
    isNull(codings.deletedAt),
    isNotWithdrawn(codings),
  );
  return tx
    .select({
      id: codes.id,
      dimensionId: codes.dimensionId,
      questionId: codes.questionId,
      parentId: codes.parentId,
      name: codes.name,
      nameSealed: codes.nameSealed,
      definition: codes.definition,
      definitionSealed: codes.definitionSealed,
      guideSealed: codes.guideSealed,
      wording: codes.wording,
      relation: codes.relation,
      sensitive: codes.sensitive,
      rowVersion: codes.rowVersion,
      retiredAt: codes.retiredAt,
      codings: count(codings.id),
    })
    .from(codes)
    .leftJoin(codings, isLive)
    .where(eq(codes.assessmentId, assessmentId))
    .groupBy(codes.assessmentId, codes.id)
    .orderBy(codes.position, codes.id);
}

export function listAreas(tx: Tx, assessmentId: string) {
  const isInUse = and(eq(areas.assessmentId, assessmentId), isNull(areas.retiredAt));
  return tx.select().from(areas).where(isInUse).orderBy(areas.position, areas.id);
}

export function listPeriods(tx: Tx, assessmentId: string) {
  const { id, name, startsOn, endsOn } = periods;
  return tx
    .select({ id, name, startsOn, endsOn })
    .from(periods)
    .where(and(eq(periods.assessmentId, assessmentId), isNull(periods.retiredAt)))
    .orderBy(periods.position, periods.id);
}

export function listGroups(tx: Tx, assessmentId: string) {
  const { id, name, weight } = stakeholderGroups;
  return tx
    .select({ id, name, weight })
    .from(stakeholderGroups)
    .where(and(eq(stakeholderGroups.assessmentId, assessmentId), isNull(stakeholderGroups.retiredAt)))
    .orderBy(stakeholderGroups.position, stakeholderGroups.id);
}

/** `isLeft`: there were sources in it, and all of them were withdrawn. */
export function listClusters(tx: Tx, assessmentId: string) {
  const { id, groupId, nameSealed } = clusters;
  const ofCluster = sql`${sources.assessmentId} = ${clusters.assessmentId} and ${sources.clusterId} = ${clusters.id}`;
  const isLeft = sql<boolean>`(
    select coalesce(bool_and(${sources.withdrawnAt} is not null), false) from ${sources} where ${ofCluster}
  )`;
  return tx
    .select({ id, groupId, nameSealed, isLeft })
    .from(clusters)
    .where(eq(clusters.assessmentId, assessmentId))
    .orderBy(clusters.id);
}

/** Coders with an account bear its name; those outside have a sealed one. */
export function listCoders(tx: Tx, assessmentId: string) {
  const { id, accountId, nameSealed } = coders;
  return tx
    .select({ id, accountId, nameSealed, accountNameSealed: accounts.nameSealed })
    .from(coders)
    .leftJoin(accounts, eq(accounts.id, coders.accountId))
    .where(eq(coders.assessmentId, assessmentId))
    .orderBy(coders.id);
}
