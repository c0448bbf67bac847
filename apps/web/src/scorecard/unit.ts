import type { AssessmentSetup, Unit } from "@octant/schemas";

/** Which evidence a scorecard is about, as an address carries it; what the assessment does not know is left out. */
export type UnitParams = { areaId?: string | string[] | undefined; periodId?: string | string[] | undefined };

type Cuts = Pick<AssessmentSetup, "areas" | "periods">;

export function readUnit({ areaId, periodId }: UnitParams, { areas, periods }: Cuts): Unit {
  const area = areas.find(({ id }) => id === areaId);
  const period = periodId === "unknown" ? "unknown" : periods.find(({ id }) => id === periodId)?.id;
  return { ...(area && { areaId: area.id }), ...(period && { periodId: period }) };
}

/** The unit as the end of an address, with what else it says: "" for everything. */
export function unitQuery({ areaId, periodId }: Unit, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(areaId && { areaId }), ...(periodId && { periodId }), ...more });
  return query.size === 0 ? "" : `?${query}`;
}

type UnitWords = {
  everyArea: string;
  everyPeriod: string;
  unknownPeriod: string;
  unit: (area: string, period: string) => string;
};

/** Example: "North, since 2016". */
export function unitName({ areaId, periodId }: Unit, { areas, periods }: Cuts, words: UnitWords): string {
  const area = areas.find(({ id }) => id === areaId)?.name ?? words.everyArea;
  if (periodId === "unknown") return words.unit(area, words.unknownPeriod);
  return words.unit(area, periods.find(({ id }) => id === periodId)?.name ?? words.everyPeriod);
}

/** Areas as a tree is read: each region followed by its places, `depth` 0 for a region. */
export function areaOptions(areas: AssessmentSetup["areas"]): { id: string; name: string; depth: number }[] {
  const under = (parentId: string | null, depth: number): { id: string; name: string; depth: number }[] =>
    areas
      .filter((area) => area.parentId === parentId)
      .flatMap(({ id, name }) => [{ id, name, depth }, ...under(id, depth + 1)]);
  return under(null, 0);
}
