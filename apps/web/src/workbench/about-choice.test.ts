import { expect, test } from "vitest";
import { type AboutChoice, type AboutEvent, type AreaRow, findAreas, nextAbout } from "./about-choice.ts";

const ROWS: AreaRow[] = [
  { id: null, name: "The whole mission, or not known", depth: 0 },
  { id: "mopti", name: "Mopti", depth: 0 },
  { id: "bandiagara", name: "Bandiagara", depth: 1 },
  { id: "segou", name: "Ségou", depth: 0 },
  { id: "mo-north", name: "North of Mopti", depth: 0 },
];
const START: AboutChoice = { typed: "", areaId: "bandiagara", periodIds: ["2019"] };
const after = (...events: AboutEvent[]) => events.reduce((state, event) => nextAbout(state, event, ROWS), START);
const found = (typed: string) => findAreas(ROWS, typed).map(({ id }) => id);

test("with nothing typed the whole tree is there, in its order", () => {
  expect(findAreas(ROWS, " ")).toEqual(ROWS);
});

test("an area is found by the beginning of its name first, then of a word in it, without its accents", () => {
  expect(found("mo")).toEqual(["mopti", "mo-north"]);
  expect(found("SEGOU")).toEqual(["segou"]);
  expect(found("kidal")).toEqual([]);
});

test("typing marks the first that matches; where none does, the mark stays", () => {
  expect(after({ type: "typed", text: "mo" }).areaId).toBe("mopti");
  expect(after({ type: "typed", text: "kidal" }).areaId).toBe("bandiagara");
  expect(after({ type: "typed", text: "seg" }, { type: "typed", text: "" }).areaId).toBe("segou");
});

test("the arrows go through what matches, round and round", () => {
  const typed: AboutEvent = { type: "typed", text: "mo" };
  expect(after(typed, { type: "moved", by: 1 }).areaId).toBe("mo-north");
  expect(after(typed, { type: "moved", by: 1 }, { type: "moved", by: 1 }).areaId).toBe("mopti");
  expect(after(typed, { type: "moved", by: -1 }).areaId).toBe("mo-north");
  expect(after({ type: "moved", by: -1 }).areaId).toBe("mopti");
  expect(after({ type: "typed", text: "kidal" }, { type: "moved", by: 1 }).areaId).toBe("bandiagara");
});

test("periods are chosen one by one, and let go again", () => {
  const second: AboutEvent = { type: "period", periodId: "2020" };
  expect(after(second).periodIds).toEqual(["2019", "2020"]);
  expect(after(second, second, { type: "period", periodId: "2019" }).periodIds).toEqual([]);
});
