import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDateFormat, toSheetDate } from "./dates.ts";

describe("the number of a day", () => {
  test("is the day that spreadsheets show for it, also around the day that they invented", () => {
    const day = (serial: number) => toSheetDate(serial, false)?.date;
    expect([day(1), day(59), day(60), day(61), day(43_538), day(2_958_465)]).toEqual([
      "1900-01-01",
      "1900-02-28",
      undefined,
      "1900-03-01",
      "2019-03-14",
      "9999-12-31",
    ]);
  });

  test("is none where it is a time alone, below zero or beyond the calendar", () => {
    for (const serial of [0.5, 0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(toSheetDate(serial, false), String(serial)).toBeUndefined();
    }
  });

  test("with a time of day is that day until its last second, and the next from then on", () => {
    expect(toSheetDate(43_538 + 86_399 / 86_400, false)).toEqual({ date: "2019-03-14", time: "23:59:59" });
    expect(toSheetDate(43_538 + 86_399.9 / 86_400, false)).toEqual({ date: "2019-03-15", time: null });
  });

  test("counts one day further for each number, in both calendars", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_900_000 }), fc.boolean(), (serial, is1904) => {
        const [one, next] = [toSheetDate(serial, is1904), toSheetDate(serial + 1, is1904)];
        if (!one || !next) return;
        expect(Date.parse(next.date) - Date.parse(one.date)).toBe(86_400_000);
      }),
    );
  });
});

test("a format shows a day where it has a letter of one outside of quotes, colours and places", () => {
  const dates = ["dd.mm.yyyy", "[$-40C]d mmmm yyyy;@", '"le "d/m/yy', "yyyy-mm-dd hh:mm"];
  const numbers = ["General", "0.00", '#,##0 "days"', "[Red]0", "0\\d", '0 "mm"', "[h]", "@"];
  expect(dates.filter((code) => !isDateFormat(170, code))).toEqual([]);
  expect(numbers.filter((code) => isDateFormat(170, code))).toEqual([]);
  expect([14, 22, 45, 57].every((id) => isDateFormat(id, undefined))).toBe(true);
  expect([0, 1, 9, 23, 49, 164].some((id) => isDateFormat(id, undefined))).toBe(false);
});
