import {
  accounts,
  areas,
  assessments,
  clusters,
  coders,
  codes,
  codings,
  frameworkVersions,
  periods,
  stakeholderGroups,
  type Tx,
} from "@octant/db";
import { and, count, eq, isNull } from "drizzle-orm";

export async function findAssessment(tx: Tx, assessmentId: string) {
  const [row] = await tx
    .select({
      name: assessments.name,
      missionLine: assessments.missionLine,
      demo: assessments.demo,
      framework: frameworkVersions.document,
    })
    .from(assessments)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, assessments.frameworkId))
    .where(eq(assessments.assessmentId, assessmentId));
  return row;
}

/** The codes in use, each with its live codings. */
export async function listCodes(tx: Tx, assessmentId: string) {
  const isLive = and(
    eq(codings.assessmentId, codes.assessmentId),
    eq(codings.codeId, codes.id),
    isNull(codings.deletedAt),
  );
  return tx
    .select({
      id: codes.id,
      dimensionId: codes.dimensionId,
      questionId: codes.questionId,
      codings: count(codings.id),
    })
    .from(codes)
    .leftJoin(codings, isLive)
    .where(and(eq(codes.assessmentId, assessmentId), isNull(codes.retiredAt)))
    .groupBy(codes.assessmentId, codes.id)
    .orderBy(codes.position, codes.id);
}

export function listAreas(tx: Tx, assessmentId: string) {
  return tx.select().from(areas).where(eq(areas.assessmentId, assessmentId)).orderBy(areas.position, areas.id);
}

export function listPeriods(tx: Tx, assessmentId: string) {
  const { id, name, startsOn, endsOn } = periods;
  return tx
    .select({ id, name, startsOn, endsOn })
    .from(periods)
    .where(eq(periods.assessmentId, assessmentId))
    .orderBy(periods.position, periods.id);
}

export function listGroups(tx: Tx, assessmentId: string) {
  const { id, name, weight } = stakeholderGroups;
  return tx
    .select({ id, name, weight })
    .from(stakeholderGroups)
    .where(eq(stakeholderGroups.assessmentId, assessmentId))
    .orderBy(stakeholderGroups.position, stakeholderGroups.id);
}

export function listClusters(tx: Tx, assessmentId: string) {
  return tx.select().from(clusters).where(eq(clusters.assessmentId, assessmentId)).orderBy(clusters.id);
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
