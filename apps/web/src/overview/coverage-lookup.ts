import type { Coverage, CoverageCell } from "@octant/schemas";

type Place = Pick<CoverageCell, "groupId" | "areaId" | "periodId">;
export type Heard = Pick<CoverageCell, "sources" | "clusters" | "planned">;

const NOBODY: Heard = { sources: 0, clusters: 0, planned: 0 };
const keyOf = ({ groupId, areaId, periodId }: Place) => `${groupId} ${areaId} ${periodId}`;

/** Finds what was heard and planned in a cell; where nothing was, nobody. */
export function coverageLookup({ cells }: Pick<Coverage, "cells">): (place: Place) => Heard {
  const byPlace = new Map(cells.map((cell) => [keyOf(cell), cell]));
  return (place) => byPlace.get(keyOf(place)) ?? NOBODY;
}

/** How dark a number's ground is, from 0 for nobody to 4: the look's ink tint, by steps that can be told apart. */
export function tintOf(sources: number): 0 | 1 | 2 | 3 | 4 {
  if (sources === 0) return 0;
  if (sources === 1) return 1;
  if (sources <= 3) return 2;
  return sources <= 5 ? 3 : 4;
}
