import { expect, test } from "vitest";
import { crosswalkBetween } from "./crosswalk.ts";
import { diffFrameworks } from "./diff-frameworks.ts";
import { type Dimension, Framework, type GuidingQuestion } from "./framework.ts";

const own = { kind: "own" } as const;
const question = (id: string, name: string): GuidingQuestion => {
  return { id, name: { en: name }, question: { en: `${name}?` }, provenance: own, lookFor: [], leaveOut: [] };
};
const dimension = (id: string, name: string, questions: GuidingQuestion[]): Dimension => {
  const text = { en: name };
  return {
    id,
    name: text,
    definition: text,
    provenance: own,
    lookFor: [],
    leaveOut: [],
    anchors: null,
    questions,
    vignettes: [],
  };
};
const make = (id: string, dimensions: Dimension[], more: object = {}) =>
  Framework.parse({
    id,
    status: "draft",
    name: { en: "A name" },
    about: { en: "About" },
    source: "invented",
    licence: "Apache-2.0",
    forkOf: null,
    dimensions,
    crosswalk: [],
    ...more,
  });

const roads = dimension("1", "Access", [question("1.1", "Roads"), question("1.2", "Air")]);
const trust = dimension("2", "Trust", [question("2.1", "Radio")]);
const first = make("first", [roads, trust]);

test("a version compared with itself differs in nothing", () => {
  const { changes, dimensions } = diffFrameworks(first, first);
  expect(changes).toEqual([]);
  expect(dimensions.map(({ kind, questions }) => [kind, ...questions.map((q) => q.kind)])).toEqual([
    ["same", "same", "same"],
    ["same", "same"],
  ]);
});

test("what a fork added, reworded and left out is told number by number, field by field", () => {
  const reworded = { ...question("1.1", "Roads"), question: { en: "Open roads?", fr: "Des routes ?" } };
  const forkOf = { framework: "first", reason: "Rain", date: "2019-05-01" };
  const fork = make("fork", [{ ...roads, questions: [reworded, question("1.s1", "Rivers")] }, trust], { forkOf });
  const [access, unchanged] = diffFrameworks(first, fork).dimensions;
  expect(access?.kind).toBe("changed");
  expect(access?.questions.map(({ from, to, kind }) => [from?.id, to?.id, kind])).toEqual([
    ["1.1", "1.1", "changed"],
    ["1.2", undefined, "removed"],
    [undefined, "1.s1", "added"],
  ]);
  expect(access?.questions[0]?.changes).toEqual([
    { field: "question", language: "en", removed: ["Roads?"], added: ["Open roads?"] },
    { field: "question", language: "fr", removed: [], added: ["Des routes ?"] },
  ]);
  expect(unchanged?.kind).toBe("same");
});

test("an entry of a list that stands there twice and then once is told once", () => {
  const twice = { ...trust, lookFor: [{ en: "Rumours" }, { en: "Rumours" }] };
  const once = { ...trust, lookFor: [{ en: "Rumours" }] };
  const [, told] = diffFrameworks(make("a", [roads, twice]), make("b", [roads, once])).dimensions;
  expect(told?.changes).toEqual([{ field: "lookFor", language: "en", removed: ["Rumours"], added: [] }]);
});

test("versions with a crosswalk stand side by side as it says, whatever their numbers, and questions by their names", () => {
  const pair = (from: string, to: string | null, relation: string) => ({
    framework: "first",
    from,
    to,
    relation,
    provenance: own,
  });
  const second = make(
    "second",
    [dimension("1", "Trust", [question("1.1", "Radio")]), dimension("2", "Money", [question("2.1", "Budget")])],
    { crosswalk: [pair("1", "2", "narrower"), pair("2", null, "none")] },
  );
  const { alignedBy, dimensions } = diffFrameworks(first, second);
  expect(alignedBy).toBe("crosswalk");
  expect(dimensions.map(({ from, to, kind, relation }) => [from?.id, to?.id, kind, relation])).toEqual([
    ["1", undefined, "removed", null],
    ["2", "1", "same", "broader"],
    [undefined, "2", "added", "none"],
  ]);
  expect(dimensions[1]?.questions).toMatchObject([{ kind: "same", from: { id: "2.1" }, to: { id: "1.1" } }]);
});

test("a crosswalk read backwards says broader for narrower, and twice backwards what it said", () => {
  const provenance = { kind: "to-confirm" } as const;
  const crosswalk = [
    { framework: "first", from: "1", to: "2", relation: "narrower", provenance },
    { framework: "first", from: "1", to: "1", relation: "overlaps", provenance },
  ];
  const second = make("second", [roads, trust], { crosswalk });
  expect(crosswalkBetween(first, second)).toEqual([
    { from: "2", to: "1", relation: "broader", provenance },
    { from: "1", to: "1", relation: "overlaps", provenance },
  ]);
  expect(crosswalkBetween(second, first).map(({ relation }) => relation)).toEqual(["narrower", "overlaps"]);
});
