import {
  areas,
  assessments,
  codings,
  objectives,
  periods,
  plannedSamples,
  stakeholderGroups,
  studyDesigns,
  type Tx,
  timelineEvents,
} from "@octant/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** Makes whoever else changes this design wait until the transaction ends. */
export async function lockDesign(tx: Tx, assessmentId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`octant.design ${assessmentId}`}, 0))`);
}

/** The design's own row, as it is before anything was said where there is none. Throws `not-found`. */
export async function getDesignRow(tx: Tx, assessmentId: string) {
  const [row] = await tx
    .select({ highRisk: assessments.highRisk, design: studyDesigns })
    .from(assessments)
    .leftJoin(studyDesigns, eq(studyDesigns.assessmentId, assessments.assessmentId))
    .where(eq(assessments.assessmentId, assessmentId));
  if (!row) throw new ProblemError("not-found");
  const { design } = row;
  return {
    highRisk: row.highRisk,
    rowVersion: design?.rowVersion ?? 0,
    mission: design?.mission ?? {},
    wordsSealed: design?.wordsSealed ?? null,
    languages: design?.languages ?? [],
    leastClusters: design?.leastClusters ?? null,
    weightsLockedAt: design?.weightsLockedAt ?? null,
    citedPlace: design?.citedPlace ?? null,
    citedTime: design?.citedTime ?? null,
  };
}
export type DesignRow = Awaited<ReturnType<typeof getDesignRow>>;

export function listAreasInUse(tx: Tx, assessmentId: string) {
  return tx
    .select()
    .from(areas)
    .where(and(eq(areas.assessmentId, assessmentId), isNull(areas.retiredAt)))
    .orderBy(areas.position, areas.id);
}

export function listPeriodsInUse(tx: Tx, assessmentId: string) {
  const { id, name, startsOn, endsOn } = periods;
  return tx
    .select({ id, name, startsOn, endsOn })
    .from(periods)
    .where(and(eq(periods.assessmentId, assessmentId), isNull(periods.retiredAt)))
    .orderBy(periods.position, id);
}

export function listGroupsInUse(tx: Tx, assessmentId: string) {
  const { id, name, ofMission, weight } = stakeholderGroups;
  return tx
    .select({ id, name, ofMission, weight })
    .from(stakeholderGroups)
    .where(and(eq(stakeholderGroups.assessmentId, assessmentId), isNull(stakeholderGroups.retiredAt)))
    .orderBy(stakeholderGroups.position, id);
}

export function listObjectives(tx: Tx, assessmentId: string) {
  const { id, title, source, startsOn, endsOn } = objectives;
  return tx
    .select({ id, title, source, startsOn, endsOn })
    .from(objectives)
    .where(and(eq(objectives.assessmentId, assessmentId), isNull(objectives.retiredAt)))
    .orderBy(objectives.position, id);
}

export function listEvents(tx: Tx, assessmentId: string) {
  const { id, kind, title, source, startsOn, endsOn } = timelineEvents;
  return tx
    .select({ id, kind, title, source, startsOn, endsOn })
    .from(timelineEvents)
    .where(eq(timelineEvents.assessmentId, assessmentId))
    .orderBy(startsOn, id);
}

export function listSample(tx: Tx, assessmentId: string) {
  const { groupId, areaId, periodId, planned } = plannedSamples;
  return tx
    .select({ groupId, areaId, periodId, planned })
    .from(plannedSamples)
    .where(eq(plannedSamples.assessmentId, assessmentId))
    .orderBy(groupId, areaId, periodId);
}

/** When the first coding was made, of those that were removed again too; null before it. */
export async function findFirstCodingAt(tx: Tx, assessmentId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: codings.createdAt })
    .from(codings)
    .where(eq(codings.assessmentId, assessmentId))
    .orderBy(codings.createdAt)
    .limit(1);
  return row?.at ?? null;
}
