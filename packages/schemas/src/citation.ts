import { z } from "zod";
import { SourceKind } from "./words.ts";

/** The finest place that a citation names: none, the uppermost areas, or the lowest that is still a region. */
export const CitedPlace = z.enum(["none", "top", "region"]);
export type CitedPlace = z.infer<typeof CitedPlace>;

/** The finest time that a citation names: none, the study's period, or the year. */
export const CitedTime = z.enum(["none", "period", "year"]);
export type CitedTime = z.infer<typeof CitedTime>;

export type CitationRule = { place: CitedPlace; time: CitedTime };

/** How fine a citation is where nobody has said: people at high risk are not told apart by a year. */
export function usualCitationRule(highRisk: boolean): CitationRule {
  return { place: "region", time: highRisk ? "period" : "year" };
}

/**
 * What makes up a citation, no finer than the assessment allows; the web app puts it into words, "Focus group 2, women's
 * associations, Gao, 2019". `when` is a year or a period's name; where it is null, `periods` are those spoken about.
 */
export const Citation = z.strictObject({
  kind: SourceKind,
  number: z.int().min(1),
  group: z.string().nullable(),
  area: z.string().nullable(),
  when: z.string().nullable(),
  periods: z.array(z.string()),
});
export type Citation = z.infer<typeof Citation>;

/** An area that a citation may stop at; a place below a region has no name that it could give away. */
export type CitedArea = { id: string; parentId: string | null; name: string | null };
export type CitedPeriod = { name: string; startsOn: string | null; endsOn: string | null };

/** What of a source, its assessment's areas and its periods goes into a citation. */
export type CitedSource = {
  kind: SourceKind;
  number: number;
  group: string | null;
  areaId: string | null;
  /** The exact day, YYYY-MM-DD. */
  date: string | null;
  /** Names of the periods it speaks about. */
  periods: readonly string[];
};

/** What a citation is made by; one for all sources of an assessment. */
export type Citing = { rule: CitationRule; areas: ReadonlyMap<string, CitedArea>; periods: readonly CitedPeriod[] };

/**
 * A source's citation, as coarse as the rule says: never a place below a region, never a day. A day outside of every period
 * is cited by no period, since its year would be finer. Source: method, sections 9 and 10.
 */
export function toCitation(source: CitedSource, { rule, areas, periods }: Citing): Citation {
  const { kind, number, group, areaId, date } = source;
  return {
    kind,
    number,
    group,
    area: placeOf(areaId, rule.place, areas),
    when: date === null ? null : timeOf(date, rule.time, periods),
    periods: [...source.periods],
  };
}

function placeOf(areaId: string | null, finest: CitedPlace, areas: Citing["areas"]): string | null {
  if (finest === "none") return null;
  const regions: string[] = [];
  const seen = new Set<string>();
  for (let at = areaId; at !== null && !seen.has(at); ) {
    seen.add(at);
    const area = areas.get(at);
    if (area?.name) regions.push(area.name);
    at = area?.parentId ?? null;
  }
  return (finest === "region" ? regions[0] : regions.at(-1)) ?? null;
}

function timeOf(date: string, finest: CitedTime, periods: readonly CitedPeriod[]): string | null {
  if (finest === "none") return null;
  if (finest === "year") return date.slice(0, 4);
  return periods.find((period) => contains(period, date))?.name ?? null;
}

/** A period that is open on both sides is one of which nobody knows when it was. */
function contains({ startsOn, endsOn }: CitedPeriod, date: string): boolean {
  if (startsOn === null && endsOn === null) return false;
  return (startsOn === null || startsOn <= date) && (endsOn === null || date <= endsOn);
}
