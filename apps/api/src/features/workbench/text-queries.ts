import { sources, speakers, type Tx, textVersions, turns } from "@octant/db";
import { and, eq, isNull } from "drizzle-orm";

/** Which source a text is of; undefined for one that does not exist or whose source was withdrawn. */
export async function findText(tx: Tx, assessmentId: string, textVersionId: string) {
  const ofSource = and(eq(sources.assessmentId, textVersions.assessmentId), eq(sources.id, textVersions.sourceId));
  const [row] = await tx
    .select({ sourceId: textVersions.sourceId, length: textVersions.length })
    .from(textVersions)
    .innerJoin(sources, ofSource)
    .where(
      and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.id, textVersionId), isNull(sources.withdrawnAt)),
    );
  return row;
}

export function listTurns(tx: Tx, assessmentId: string, textVersionId: string) {
  const { startAt: start, endAt: end, speechStartAt: speechStart, speakerId } = turns;
  return tx
    .select({ start, end, speechStart, speakerId })
    .from(turns)
    .where(and(eq(turns.assessmentId, assessmentId), eq(turns.textVersionId, textVersionId)))
    .orderBy(turns.ordinal);
}

export function listSpeakers(tx: Tx, assessmentId: string, sourceId: string) {
  const { id, nameSealed, role } = speakers;
  return tx
    .select({ id, nameSealed, role })
    .from(speakers)
    .where(and(eq(speakers.assessmentId, assessmentId), eq(speakers.sourceId, sourceId)))
    .orderBy(speakers.position);
}
