import { expect, test } from "vitest";
import { makeSource } from "../../test/make-source.ts";
import { en } from "../words/en.ts";
import { findLines, lineMaker, sortLines, toSourceLine } from "./source-rows.ts";

const names = {
  groups: new Map([["g", { id: "g", name: "Civil society", weight: null }]]),
  areas: new Map([["a", { id: "a", parentId: null, level: "region" as const, name: "Ségou" }]]),
  periods: new Map([["p", { id: "p", name: "since 2016", startsOn: null, endsOn: null }]]),
};
const line = (over: Parameters<typeof makeSource>[0]) => toSourceLine(makeSource(over), names, en);

test("a source says in words what its register holds, and that it is not placed where it is not", () => {
  expect(
    line({ kind: "interview", number: 14, groupId: "g", areaId: "a", periodIds: ["p"], language: "fr" }),
  ).toMatchObject({
    name: "Interview 14",
    group: "Civil society",
    area: "Ségou",
    periods: "since 2016",
    language: "French",
    consent: "analysed, not quoted",
  });
  expect(line({ groupId: null }).group).toBeNull();
});

test("a source that has not changed keeps its line, so that of thousands one is made anew", () => {
  const [first, second] = [makeSource({ number: 1 }), makeSource({ number: 2 })];
  const toLine = lineMaker(names, en);
  const line = toLine(first);
  expect(toLine(first)).toBe(line);
  expect(toLine(second).name).toBe("Interview 2");
  expect(toLine({ ...first, title: "Changed" })).not.toBe(line);
});

test("looking for words finds them in any column, with or without accents", () => {
  const lines = [line({ number: 1, areaId: "a" }), line({ number: 2, title: "Prefect of Segou" }), line({ number: 3 })];
  expect(findLines(lines, "SEGOU").map(({ name }) => name)).toEqual(["Interview 1", "Interview 2"]);
  expect(findLines(lines, "segou prefect").map(({ name }) => name)).toEqual(["Interview 2"]);
  expect(findLines(lines, " ")).toHaveLength(3);
});

test("numbers sort as numbers, and equal lines keep one order", () => {
  const lines = [line({ number: 1_000 }), line({ number: 9 }), line({ number: 2, codings: 5 })];
  const sorted = (by: "source" | "codings", descending: boolean) =>
    sortLines(lines, { by, descending }, "en").map(({ source }) => source.number);
  expect(sorted("source", false)).toEqual([2, 9, 1_000]);
  expect(sorted("codings", true)).toEqual([2, 9, 1_000]);
});
