import fc from "fast-check";
import { expect, test } from "vitest";
import { toPastedLines, toPastedPeriods } from "./pasted-list.ts";

test.each([
  ["a list with bullets", "• Officials\n• Women’s associations\n\n• Elders", "Officials\nWomen’s associations\nElders"],
  ["a numbered list", "1. Officials\n2) Elders", "Officials\nElders"],
  ["a row of a spreadsheet", "Officials\tElders\tTraders", "Officials\nElders\nTraders"],
  ["parts between semicolons", "Officials; Elders;Traders", "Officials\nElders\nTraders"],
  [
    "names with commas and hyphens",
    "Women, peace and security\nEx-combatants",
    "Women, peace and security\nEx-combatants",
  ],
])("%s is one name a line", (_what, text, lines) => {
  expect(toPastedLines(text)).toBe(lines);
});

test("what is one name a line already stays as it is", () => {
  const name = fc.stringMatching(/^[A-Za-zé]{1,12}( [a-z]{1,8})?$/);
  const same = fc.property(fc.array(name), (names) => {
    expect(toPastedLines(names.join("\n"))).toBe(names.join("\n"));
  });
  fc.assert(same);
});

test("rows with days are periods, a year is its first or its last day, and what is no day stays empty", () => {
  expect(toPastedPeriods("before\t2013-07-01\t2015\nafter\t2016\tnow\nlater")).toEqual([
    { name: "before", startsOn: "2013-07-01", endsOn: "2015-12-31" },
    { name: "after", startsOn: "2016-01-01", endsOn: "" },
    { name: "later", startsOn: "", endsOn: "" },
  ]);
  expect(toPastedPeriods("a\t2020-02-30\t2020-13-01")).toEqual([{ name: "a", startsOn: "", endsOn: "" }]);
});

test("a name alone is no table: it is pasted as it is", () => {
  expect(toPastedPeriods("since the accord")).toBeUndefined();
});
