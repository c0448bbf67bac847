import { type AreaPlace, areaScope } from "./area-scope.ts";
import type { EffectiveCoding, EvidenceUnit, RegisteredSource, UnitInput } from "./unit-input.ts";

/** The codings on the unit's questions, by what becomes of them; none stands in two lists. */
export type SortedCodings = {
  counted: EffectiveCoding[];
  context: EffectiveCoding[];
  broader: EffectiveCoding[];
  notPlaced: EffectiveCoding[];
  invalid: EffectiveCoding[];
  unknownSources: Set<string>;
};

/**
 * Says of each coding on the unit's questions what becomes of it. Of several coders all count; with a primary coder
 * declared, only theirs. Context counts apart, whether or not its source is placed.
 * Looks at each coding once: an assessment may hold 100,000, and a scorecard asks eight times.
 * Source: method, section 2.
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
  };
  for (const coding of codings) {
    if (!asked.has(coding.questionId)) continue;
    const source = sources.get(coding.sourceId);
    if (!source) sorted.unknownSources.add(coding.sourceId);
    else if (!(coding.start < coding.end)) sorted.invalid.push(coding);
    else if (isByCounted(coding, source) && isInPeriod(coding, unit.periodId)) {
      place(coding, source, placeOf(coding.aboutAreaId), sorted);
    }
  }
  return sorted;
}

/** Puts a coding that may count where it belongs; what is about another area falls away. */
function place(coding: EffectiveCoding, source: RegisteredSource, area: AreaPlace, sorted: SortedCodings): void {
  const isContext = coding.stance === "context";
  if (area === "broader" && !isContext) sorted.broader.push(coding);
  if (area !== "inside") return;
  if (isContext) sorted.context.push(coding);
  else if (source.groupId === null) sorted.notPlaced.push(coding);
  else sorted.counted.push(coding);
}

function isByCounted({ coderId }: EffectiveCoding, { primaryCoderId }: RegisteredSource): boolean {
  return primaryCoderId === null || primaryCoderId === coderId;
}

function isInPeriod({ aboutPeriodIds }: EffectiveCoding, periodId: EvidenceUnit["periodId"]): boolean {
  if (periodId === undefined) return true;
  return periodId === "unknown" ? aboutPeriodIds.length === 0 : aboutPeriodIds.includes(periodId);
}
