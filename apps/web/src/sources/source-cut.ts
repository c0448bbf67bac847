import type { AssessmentSetup, Source } from "@octant/schemas";

/** Which sources an address asks for; null as a group is "not placed". What it leaves out narrows nothing. */
export type SourceCut = { groupId?: string | null; areaId?: string; periodId?: string };
export type CutParams = Partial<Record<"group" | "area" | "period", string | string[]>>;

type Cuts = Pick<AssessmentSetup, "areas" | "periods" | "groups">;
const NOT_PLACED = "none";

/** What an address narrows to; an id that the assessment does not know narrows nothing. */
export function readCut({ group, area, period }: CutParams, { areas, periods, groups }: Cuts): SourceCut {
  const has = (list: readonly { id: string }[], id: string | string[] | undefined) =>
    typeof id === "string" && list.some((each) => each.id === id) ? id : undefined;
  const [groupId, areaId, periodId] = [has(groups, group), has(areas, area), has(periods, period)];
  return {
    ...(group === NOT_PLACED && { groupId: null }),
    ...(groupId !== undefined && { groupId }),
    ...(areaId !== undefined && { areaId }),
    ...(periodId !== undefined && { periodId }),
  };
}

/** The end of an address that asks for them. */
export function cutQuery({ groupId, areaId, periodId }: SourceCut): string {
  const query = new URLSearchParams({
    ...(groupId !== undefined && { group: groupId ?? NOT_PLACED }),
    ...(areaId !== undefined && { area: areaId }),
    ...(periodId !== undefined && { period: periodId }),
  });
  return query.size === 0 ? "" : `?${query}`;
}

/** Tells whether a source lies in a cut; an area holds everything in it. */
export function inCut(cut: SourceCut, areas: AssessmentSetup["areas"]): (source: Source) => boolean {
  const parentOf = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const isInArea = (areaId: string | null): boolean =>
    areaId !== null && (areaId === cut.areaId || isInArea(parentOf.get(areaId) ?? null));
  return ({ groupId, areaId, periodIds }) =>
    (cut.groupId === undefined || groupId === cut.groupId) &&
    (cut.areaId === undefined || isInArea(areaId)) &&
    (cut.periodId === undefined || periodIds.includes(cut.periodId));
}

/** "Civil society, Mopti, since 2016"; "" for everything. */
export function cutName(cut: SourceCut, { areas, periods, groups }: Cuts, notPlaced: string): string {
  const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? "";
  const parts = [
    ...(cut.groupId === undefined ? [] : [cut.groupId === null ? notPlaced : nameOf(groups, cut.groupId)]),
    ...(cut.areaId === undefined ? [] : [nameOf(areas, cut.areaId)]),
    ...(cut.periodId === undefined ? [] : [nameOf(periods, cut.periodId)]),
  ];
  return parts.join(", ");
}
