import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CitedSource, type Citing, toCitation, usualCitationRule } from "./citation.ts";

const areas = new Map([
  ["north", { id: "north", parentId: null, name: "North" }],
  ["gao", { id: "gao", parentId: "north", name: "Gao" }],
  ["ansongo", { id: "ansongo", parentId: "gao", name: null }],
  ["camp", { id: "camp", parentId: null, name: null }],
]);
const periods = [
  { name: "up to 2016", startsOn: null, endsOn: "2016-12-31" },
  { name: "2017 to mid-2018", startsOn: "2017-01-01", endsOn: "2018-06-30" },
  { name: "nobody knows when", startsOn: null, endsOn: null },
];
const source: CitedSource = {
  kind: "focus-group",
  number: 2,
  group: "women's associations",
  areaId: "ansongo",
  date: "2018-03-04",
  periods: ["up to 2016"],
};
const citing = (rule: Partial<Citing["rule"]> = {}): Citing => {
  return { rule: { place: "region", time: "year", ...rule }, areas, periods };
};

describe("a citation", () => {
  test("names kind, number, group, region and year, and no place below a region", () => {
    expect(toCitation(source, citing())).toEqual({
      kind: "focus-group",
      number: 2,
      group: "women's associations",
      area: "Gao",
      when: "2018",
      periods: ["up to 2016"],
    });
  });

  test("names the uppermost area where nothing finer is allowed, and none where none is", () => {
    expect(toCitation(source, citing({ place: "top" })).area).toBe("North");
    expect(toCitation(source, citing({ place: "none" })).area).toBeNull();
  });

  test("names no place that lies in no region", () => {
    expect(toCitation({ ...source, areaId: "camp" }, citing()).area).toBeNull();
  });

  test("names the period that the day lies in, the first and the last day of it too", () => {
    const when = (date: string) => toCitation({ ...source, date }, citing({ time: "period" })).when;
    expect(when("2016-12-31")).toBe("up to 2016");
    expect(when("2017-01-01")).toBe("2017 to mid-2018");
    expect(when("2018-06-30")).toBe("2017 to mid-2018");
  });

  test("of a day outside of every period names no year in its place, which would be finer", () => {
    expect(toCitation({ ...source, date: "2020-01-01" }, citing({ time: "period" })).when).toBeNull();
  });

  test("names no year where the assessment is at high risk and nobody has said otherwise", () => {
    expect(usualCitationRule(true)).toEqual({ place: "region", time: "period" });
    expect(usualCitationRule(false)).toEqual({ place: "region", time: "year" });
  });

  test("never holds a day or a place below a region, whatever is allowed", () => {
    const rule = fc.record({
      place: fc.constantFrom("none" as const, "top" as const, "region" as const),
      time: fc.constantFrom("none" as const, "period" as const, "year" as const),
    });
    const date = fc.date({ noInvalidDate: true, min: new Date("1990-01-01"), max: new Date("2030-12-31") });
    const areaId = fc.constantFrom(null, ...areas.keys());
    fc.assert(
      fc.property(rule, date, areaId, (finest, day, at) => {
        const exact = day.toISOString().slice(0, 10);
        const cited = toCitation({ ...source, date: exact, areaId: at }, citing(finest));
        expect(JSON.stringify(cited)).not.toContain(exact.slice(4));
        expect([null, "North", "Gao"]).toContain(cited.area);
      }),
    );
  });
});
