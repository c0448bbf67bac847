import { expect, test } from "vitest";
import { makeSource } from "../../test/make-source.ts";
import { en } from "../words/en.ts";
import { registerCsv } from "./register-csv.ts";
import { toSourceLine } from "./source-rows.ts";

const names = {
  groups: new Map([["g", { id: "g", name: "Civil society", weight: null }]]),
  areas: new Map(),
  periods: new Map(),
  clusters: new Map(),
};
const cells = (csv: string) =>
  csv
    .replace("\uFEFF", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));

test("the register goes out with a line for each source and every line as wide as the head", () => {
  const sources = [makeSource(), makeSource({ id: "2", groupId: "g", title: "A trader" })];
  const [head, first, second, ...rest] = cells(
    registerCsv(
      sources.map((source) => toSourceLine(source, names, en)),
      names,
      en,
    ),
  );
  expect(rest).toEqual([]);
  expect([first?.length, second?.length]).toEqual([head?.length, head?.length]);
  expect(first).toContain("not placed");
  expect(second).toEqual(expect.arrayContaining(["A trader", "Civil society"]));
});

test("a title that a spreadsheet would take for a formula stays text", () => {
  const line = toSourceLine(makeSource({ title: "=HYPERLINK(1)" }), names, en);
  expect(registerCsv([line], names, en)).toContain("'=HYPERLINK(1)");
});
