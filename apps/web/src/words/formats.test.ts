import { expect, test } from "vitest";
import { en } from "./en.ts";
import { formatsFor } from "./formats.ts";

const { format: f, citation } = en;

test("thousands are parted by a thin space and minus is a true minus", () => {
  expect(f.number(1840)).toBe("1\u2009840");
  expect(f.decimal(-0.4, 2)).toBe("\u22120.40");
  expect(f.signed(0.4, 2)).toBe("+0.40");
});

test("zero has no sign, however it came about", () => {
  expect(f.signed(-0.001, 2)).toBe("0.00");
  expect(f.decimal(-0, 1)).toBe("0.0");
});

test("a language chooses the form that goes with a number", () => {
  expect(f.count(1, { one: "coding", other: "codings" })).toBe("1 coding");
  expect(f.count(0, { one: "coding", other: "codings" })).toBe("0 codings");
  const arabic = formatsFor("ar-u-nu-latn");
  expect(arabic.count(2, { two: "ترميزان", other: "ترميز" })).toContain("ترميزان");
});

test("a moment of today is a time, any other has its day", () => {
  const now = new Date(2019, 5, 3, 12, 0);
  expect(f.moment(new Date(2019, 5, 3, 10, 42), now)).toBe("10:42");
  expect(f.moment(new Date(2019, 5, 1, 10, 42), now)).toBe("1 June 10:42");
});

test("a day is written as day, month, year", () => {
  expect(f.date(new Date(2026, 10, 3))).toBe("3 November 2026");
  expect(f.list(["a", "b", "c"])).toBe("a, b and c");
});

test("a citation is worded from its parts and says nothing of what is not known", () => {
  const parts = {
    kind: "interview",
    number: 14,
    group: "civil society",
    area: "Mopti",
    when: null,
    periods: ["since 2016"],
  } as const;
  expect(citation.full({ ...parts, periods: [...parts.periods] })).toBe(
    "Interview 14, civil society, Mopti, since 2016",
  );
  expect(citation.full({ kind: "focus-group", number: 2, group: null, area: null, when: null, periods: [] })).toBe(
    "Focus group 2",
  );
  expect(citation.full({ ...parts, when: "2019", periods: ["since 2016"] }), "the time it was heard comes first").toBe(
    "Interview 14, civil society, Mopti, 2019",
  );
});
