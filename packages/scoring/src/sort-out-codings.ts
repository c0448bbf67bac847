import { type AreaPlace, areaScope } from "./area-scope.ts";
import { effectiveCodings } from "./effective-codings.ts";
import { isInPeriod } from "./period-scope.ts";
import type { EffectiveCoding, RecordedCoding, RegisteredSource, UnitInput } from "./unit-input.ts";

/** The codings on the unit's questions, by what becomes of them; none stands in two lists. */
export type SortedCodings = {
  counted: EffectiveCoding[];
  context: EffectiveCoding[];
  broader: EffectiveCoding[];
  notPlaced: EffectiveCoding[];
  invalid: EffectiveCoding[];
  unknownSources: Set<string>;
  /** Sources that several coders coded on these questions while none is declared primary. */
  primaryNeeded: string[];
};

/**
 * Says of each coding on the unit's questions what becomes of it: one that does not count falls away, context counts
 * apart, whether or not its source is placed. Source: method, section 2.
 */
export function sortOutCodings(
  { codings, unit, areas }: UnitInput,
  sources: ReadonlyMap<string, RegisteredSource>,
): SortedCodings {
  const asked = new Set(unit.questionIds);
  const placeOf = areaScope(areas, unit.areaId);
  const sorted: SortedCodings = {
    counted: [],
    context: [],
    broader: [],
    notPlaced: [],
    invalid: [],
    unknownSources: new Set(),
    primaryNeeded: [],
  };
  const sound: RecordedCoding[] = [];
  for (const coding of codings) {
    if (!asked.has(coding.questionId)) continue;
    if (!sources.has(coding.sourceId)) sorted.unknownSources.add(coding.sourceId);
    else if (coding.start < coding.end) sound.push(coding);
    else sorted.invalid.push(coding);
  }
  const effective = effectiveCodings(sound, sources);
  for (const coding of effective.codings) {
    if (isInPeriod(coding.aboutPeriodIds, unit.periodId)) place(coding, sources, placeOf(coding.aboutAreaId), sorted);
  }
  sorted.primaryNeeded = effective.primaryNeeded;
  return sorted;
}

/** Puts a coding that may count where it belongs; what is about another area falls away. */
function place(
  coding: EffectiveCoding,
  sources: ReadonlyMap<string, RegisteredSource>,
  area: AreaPlace,
  sorted: SortedCodings,
): void {
  const isContext = coding.stance === "context";
  if (area === "broader" && !isContext) sorted.broader.push(coding);
  if (area !== "inside") return;
  if (isContext) sorted.context.push(coding);
  else if (sources.get(coding.sourceId)?.groupId === null) sorted.notPlaced.push(coding);
  else sorted.counted.push(coding);
}
