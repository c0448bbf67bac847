import { areas, assessments, periods, studyDesigns, type Tx } from "@octant/db";
import { type Citing, usualCitationRule } from "@octant/schemas";
import { eq } from "drizzle-orm";

/** What every citation of an assessment is made by. A place below a region is read without its name. */
export async function readCiting(tx: Tx, assessmentId: string): Promise<Citing> {
  const [[allowed], areaRows, periodRows] = await Promise.all([
    tx
      .select({ highRisk: assessments.highRisk, place: studyDesigns.citedPlace, time: studyDesigns.citedTime })
      .from(assessments)
      .leftJoin(studyDesigns, eq(studyDesigns.assessmentId, assessments.assessmentId))
      .where(eq(assessments.assessmentId, assessmentId)),
    tx
      .select({ id: areas.id, parentId: areas.parentId, name: areas.name })
      .from(areas)
      .where(eq(areas.assessmentId, assessmentId)),
    tx
      .select({ name: periods.name, startsOn: periods.startsOn, endsOn: periods.endsOn })
      .from(periods)
      .where(eq(periods.assessmentId, assessmentId))
      .orderBy(periods.position, periods.id),
  ]);
  const usual = usualCitationRule(allowed?.highRisk ?? true);
  return {
    rule: { place: allowed?.place ?? usual.place, time: allowed?.time ?? usual.time },
    areas: new Map(areaRows.map((area) => [area.id, area])),
    periods: periodRows,
  };
}
