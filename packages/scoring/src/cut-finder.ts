import { areaScope } from "./area-scope.ts";
import type { EvidenceNumbers } from "./evidence-numbers.ts";
import { getOrAdd } from "./get-or-add.ts";
import { isInPeriod } from "./period-scope.ts";
import { BROADER, type Cut, ELSEWHERE, INSIDE } from "./question-cut.ts";
import type { AreaNode, EvidenceUnit } from "./unit-input.ts";

const PLACES = { inside: INSIDE, broader: BROADER, elsewhere: ELSEWHERE } as const;

/**
 * Gives the cut to an area and a period, each made once. `periodIds` are all of the assessment's periods: what speaks about
 * each of them speaks about the whole. Source: method, section 2, area and period.
 */
export function cutFinder(
  { areas: about, periodSets }: EvidenceNumbers,
  areas: readonly AreaNode[],
  periodIds: readonly string[],
): (unit: Pick<EvidenceUnit, "areaId" | "periodId">) => Cut {
  const areaMask = (areaId: string | undefined) => {
    const placeOf = areaScope(areas, areaId);
    return Uint8Array.from(about.all, (id) => PLACES[placeOf(id)]);
  };
  const setMask = (isTaken: (ids: readonly string[]) => boolean) =>
    Uint8Array.from(periodSets.all, (ids) => Number(isTaken(ids)));
  const allPeriods = setMask((ids) => periodIds.length > 0 && periodIds.every((id) => ids.includes(id)));
  const masks = {
    areas: new Map<string | undefined, Uint8Array>(),
    periods: new Map<string | undefined, Uint8Array>(),
  };
  const cuts = new Map<string | undefined, Map<string | undefined, Cut>>();
  return ({ areaId, periodId }) =>
    getOrAdd(
      getOrAdd(cuts, areaId, () => new Map()),
      periodId,
      () => {
        const periods = getOrAdd(masks.periods, periodId, () => setMask((ids) => isInPeriod(ids, periodId)));
        return {
          isWhole: areaId === undefined && periodId === undefined,
          areas: getOrAdd(masks.areas, areaId, () => areaMask(areaId)),
          periods,
          ownArea: about.of(areaId ?? null),
          ownPeriods: periodId === undefined ? allPeriods : periods,
        };
      },
    );
}
