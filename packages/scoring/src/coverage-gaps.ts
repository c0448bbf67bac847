import { areaAncestry } from "./area-ancestry.ts";
import { compareText } from "./compare-text.ts";
import type { CoverageInput } from "./coverage-input.ts";

/**
 * Something that a reader would criticise about whom a study heard, in the order of how much it weighs:
 * `nobody-outside`: in an area, about a period, nobody is known to be from outside the mission (`sources` counts all that were
 * heard there, `notPlaced` those of them of whom it is not known yet); a null period is all that anybody speaks about;
 * `empty-cell` and `short-cell`: planned, and not or not all heard; `one-cluster`: a whole group rests on one cluster;
 * `group-unheard`; `period-unheard`; `not-placed`, `without-area`, `without-period`: sources that no cell shows.
 */
export type CoverageGap =
  | { kind: "nobody-outside"; areaId: string; periodId: string | null; sources: number; notPlaced: number }
  | { kind: "period-unheard"; periodId: string }
  | { kind: "group-unheard"; groupId: string }
  | { kind: "one-cluster"; groupId: string; sources: number }
  | { kind: "empty-cell"; groupId: string; areaId: string; periodId: string; planned: number }
  | { kind: "short-cell"; groupId: string; areaId: string; periodId: string; planned: number; sources: number }
  | { kind: "not-placed" | "without-area" | "without-period"; sources: number };

/**
 * What is missing, as a list that a person can act on. Groups, areas and periods come in the order in which they are given.
 * An area is named where nobody from outside was heard in any of it, and areas inside one that is named are not named again.
 * A source that is not placed may be of the mission, and so does not speak for the outside.
 * A study without sources has no gaps: nothing has been collected yet, which is another sentence.
 * Source: method, section 2; "nobody from outside the mission" is a convention of Octant.
 */
export function coverageGaps(input: CoverageInput): CoverageGap[] {
  const { sources, groups, periods } = input;
  if (sources.length === 0) return [];
  const heardPeriods = new Set(sources.flatMap(({ periodIds }) => periodIds));
  const unheard = periods.filter(({ id }) => !heardPeriods.has(id));
  const groupGaps = groups.flatMap(({ id }) => gapOfGroup(input, id));
  return [
    ...nobodyOutside(input, new Set(unheard.map(({ id }) => id))),
    ...unheard.map(({ id }): CoverageGap => ({ kind: "period-unheard", periodId: id })),
    ...groupGaps,
    ...plannedGaps(input),
    ...unplaced(input),
  ];
}

function nobodyOutside(input: CoverageInput, unheard: ReadonlySet<string>): CoverageGap[] {
  const { areas, periods } = input;
  const above = areaAncestry(areas);
  const heard = periods.filter(({ id }) => !unheard.has(id));
  const outside = new Map(heard.map(({ id }) => [id, heardFromOutside(input, id, above)]));
  const isMissing = (areaId: string, periodId: string) => outside.get(periodId)?.has(areaId) === false;
  const heardIn = (areaId: string, periodId: string | null) =>
    input.sources.filter(
      (s) => above(s.areaId).includes(areaId) && (periodId === null || s.periodIds.includes(periodId)),
    );
  return areas.flatMap(({ id: areaId }) => {
    // an area inside one that is named is not named again
    const missing = heard.filter(
      ({ id }) => isMissing(areaId, id) && !above(areaId).some((each) => each !== areaId && isMissing(each, id)),
    );
    const isAlways = missing.length === heard.length && heard.length > 1;
    const told = isAlways ? [null] : missing.map(({ id }) => id);
    return told.map((periodId): CoverageGap => {
      const there = heardIn(areaId, periodId);
      const notPlaced = there.filter(({ groupId }) => groupId === null).length;
      return { kind: "nobody-outside", areaId, periodId, sources: there.length, notPlaced };
    });
  });
}

/** Every area in which, about a period, somebody was heard who is known not to be of the mission. */
function heardFromOutside(
  { sources, groups }: CoverageInput,
  periodId: string,
  above: (areaId: string | null) => readonly string[],
): ReadonlySet<string> {
  const own = new Set(groups.filter(({ ofMission }) => ofMission).map(({ id }) => id));
  const outside = sources.filter((s) => s.periodIds.includes(periodId) && s.groupId !== null && !own.has(s.groupId));
  return new Set(outside.flatMap(({ areaId }) => above(areaId)));
}

function gapOfGroup({ sources }: CoverageInput, groupId: string): CoverageGap[] {
  const ofGroup = sources.filter((source) => source.groupId === groupId);
  if (ofGroup.length === 0) return [{ kind: "group-unheard", groupId }];
  const clusters = new Set(ofGroup.map(({ clusterId }) => clusterId)).size;
  return clusters === 1 ? [{ kind: "one-cluster", groupId, sources: ofGroup.length }] : [];
}

function plannedGaps({ sources, planned, areas, groups, periods }: CoverageInput): CoverageGap[] {
  const above = areaAncestry(areas);
  const places = [groups, areas, periods].map((list) => new Map(list.map(({ id }, at) => [id, at])));
  const placeOf = ({ groupId, areaId, periodId }: (typeof planned)[number]) =>
    [groupId, areaId, periodId].map((id, at) => places[at]?.get(id) ?? Number.MAX_SAFE_INTEGER);
  const ordered = planned.toSorted((a, b) => {
    const [x, y] = [placeOf(a), placeOf(b)];
    const at = x.findIndex((place, each) => place !== y[each]);
    return at === -1 ? compareText(keyOf(a), keyOf(b)) : (x[at] ?? 0) - (y[at] ?? 0);
  });
  return ordered.flatMap(({ groupId, areaId, periodId, planned: wanted }): CoverageGap[] => {
    const heard = sources.filter(
      (s) => s.groupId === groupId && s.periodIds.includes(periodId) && above(s.areaId).includes(areaId),
    ).length;
    const cell = { groupId, areaId, periodId, planned: wanted };
    if (heard >= wanted) return [];
    return [heard === 0 ? { kind: "empty-cell", ...cell } : { kind: "short-cell", ...cell, sources: heard }];
  });
}

const keyOf = ({ groupId, areaId, periodId }: { groupId: string; areaId: string; periodId: string }) =>
  `${groupId} ${areaId} ${periodId}`;

function unplaced({ sources }: CoverageInput): CoverageGap[] {
  const counts = [
    ["not-placed", sources.filter(({ groupId }) => groupId === null).length],
    ["without-area", sources.filter(({ areaId }) => areaId === null).length],
    ["without-period", sources.filter(({ periodIds }) => periodIds.length === 0).length],
  ] as const;
  return counts.flatMap(([kind, n]) => (n === 0 ? [] : [{ kind, sources: n }]));
}
