import type { AddCoding, Coding, CodingOutcome } from "@octant/schemas";
import type { CodingRow } from "./queries.ts";

/** A coding as it goes out. A null `aboutAreaId` is the whole mission or unknown, no `aboutPeriodIds` are unknown periods. */
export function toCoding({ coding, segment, periodIds }: Pick<CodingRow, "coding" | "segment" | "periodIds">): Coding {
  const { id, codeId, coderId, stance, aboutAreaId, rowVersion, createdAt } = coding;
  return {
    id,
    textVersionId: segment.textVersionId,
    segmentId: segment.id,
    codeId,
    coderId,
    stance,
    start: segment.startAt,
    end: segment.endAt,
    aboutAreaId,
    aboutPeriodIds: periodIds,
    rowVersion,
    createdAt: createdAt.toISOString(),
  };
}

export function toOutcome(row: CodingRow): CodingOutcome {
  return { codingId: row.coding.id, coding: row.coding.deletedAt ? null : toCoding(row) };
}

type Given = Pick<AddCoding, "aboutAreaId" | "aboutPeriodIds">;

/** What a passage speaks about: what a command says of it, and where it says nothing what is known of its source. */
export function toAbout(given: Given, source: { areaId: string | null; periodIds: string[] }) {
  const aboutAreaId = given.aboutAreaId === undefined ? source.areaId : given.aboutAreaId;
  return { aboutAreaId, aboutPeriodIds: [...new Set(given.aboutPeriodIds ?? source.periodIds)].toSorted() };
}
