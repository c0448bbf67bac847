import { changes, codingPeriods, codings, segments, type Tx } from "@octant/db";
import { v7 as uuidv7 } from "uuid";
import type { Added } from "../workbench/recall-added.ts";

/** A coding as `addCoding` would have laid it, and whose act it is. */
export type LaidCoding = Added & { id: string; accountId: string };

/**
 * Stores codings with their segments, periods and changes: what `addCoding` does for one, in a statement for each kind of
 * row however many there are. The changes name no command, since no client has asked for them.
 */
export async function storeCodings(tx: Tx, assessmentId: string, laid: readonly LaidCoding[]): Promise<void> {
  if (laid.length === 0) return;
  const segmentRows = new Map(
    laid.map((coding) => {
      const { textVersionId, start: startAt, end: endAt } = coding;
      return [placeOf(coding), { assessmentId, id: uuidv7(), textVersionId, startAt, endAt }];
    }),
  );
  const codingRows = laid.map((coding) => {
    const { id, codeId, coderId, stance, aboutAreaId } = coding;
    return {
      assessmentId,
      id,
      segmentId: segmentRows.get(placeOf(coding))?.id ?? "",
      codeId,
      coderId,
      stance,
      aboutAreaId,
    };
  });
  const periodRows = laid.flatMap(({ id: codingId, aboutPeriodIds }) =>
    aboutPeriodIds.map((periodId) => ({ assessmentId, codingId, periodId })),
  );
  const changeRows = laid.map(({ id: entityId, accountId: actorAccountId, ...after }) => {
    return { assessmentId, actorAccountId, id: uuidv7(), kind: "coding.added", entity: "coding", entityId, after };
  });
  await tx.insert(segments).values([...segmentRows.values()]);
  await tx.insert(codings).values(codingRows);
  if (periodRows.length > 0) await tx.insert(codingPeriods).values(periodRows);
  await tx.insert(changes).values(changeRows);
}

/** Two people who coded the same passage share its segment. */
const placeOf = ({ textVersionId, start, end }: LaidCoding) => `${textVersionId} ${start} ${end}`;
