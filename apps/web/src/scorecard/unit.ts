import type { AssessmentSetup, DatedUnit } from "@octant/schemas";
import { toDay } from "../words/to-day.ts";

type FromAddress = string | string[] | undefined;

/** Which evidence a scorecard is about, as an address carries it; what the assessment does not know is left out. */
export type UnitParams = { areaId?: FromAddress; periodId?: FromAddress; asOf?: FromAddress };

type Cuts = Pick<AssessmentSetup, "areas" | "periods">;

/** The day that it is in Greenwich, "2026-11-03": the latest whose evidence can be asked for. */
export const lastDay = (now = new Date()): string => now.toISOString().slice(0, 10);

export function readUnit({ areaId, periodId, asOf }: UnitParams, { areas, periods }: Cuts): DatedUnit {
  const area = areas.find(({ id }) => id === areaId);
  const period = periodId === "unknown" ? "unknown" : periods.find(({ id }) => id === periodId)?.id;
  return {
    ...(area && { areaId: area.id }),
    ...(period && { periodId: period }),
    ...(isPast(asOf) && { asOf }),
  };
}

function isPast(day: FromAddress): day is string {
  if (typeof day !== "string" || Number.isNaN(Date.parse(day))) return false;
  return new Date(day).toISOString().slice(0, 10) === day && day <= lastDay();
}

/** The unit as the end of an address, with what else it says: "" for everything. */
export function unitQuery({ areaId, periodId, asOf }: DatedUnit, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(areaId && { areaId }),
    ...(periodId && { periodId }),
    ...(asOf && { asOf }),
    ...more,
  });
  return query.size === 0 ? "" : `?${query}`;
}

type UnitWords = {
  everyArea: string;
  everyPeriod: string;
  unknownPeriod: string;
  unit: (area: string, period: string) => string;
  unitAsOf: (unit: string, day: Date) => string;
};

/** Example: "North, since 2016, as it stood on 3 November 2026". */
export function unitName({ areaId, periodId, asOf }: DatedUnit, { areas, periods }: Cuts, words: UnitWords): string {
  const area = areas.find(({ id }) => id === areaId)?.name ?? words.everyArea;
  const known = periods.find(({ id }) => id === periodId)?.name ?? words.everyPeriod;
  const unit = words.unit(area, periodId === "unknown" ? words.unknownPeriod : known);
  return asOf === undefined ? unit : words.unitAsOf(unit, toDay(asOf));
}

/** Areas as a tree is read: each region followed by its places, `depth` 0 for a region. */
export function areaOptions(areas: AssessmentSetup["areas"]): { id: string; name: string; depth: number }[] {
  const under = (parentId: string | null, depth: number): { id: string; name: string; depth: number }[] =>
    areas
      .filter((area) => area.parentId === parentId)
      .flatMap(({ id, name }) => [{ id, name, depth }, ...under(id, depth + 1)]);
  return under(null, 0);
}
