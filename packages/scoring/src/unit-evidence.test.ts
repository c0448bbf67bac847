import fc from "fast-check";
import { expect, test } from "vitest";
import { anyUnitInput } from "../test/any-unit-input.ts";
import { expectFinite } from "../test/expect-finite.ts";
import { makeCoding, makeSource, makeUnitInput } from "../test/make-coding.ts";
import { shuffled } from "../test/shuffled.ts";
import { evidenceProfile, type UnitEvidence, type UnitInput, unitEvidence } from "./index.ts";

function evidenceOf(said: Partial<UnitInput>): UnitEvidence {
  const evidence = unitEvidence(makeUnitInput(said));
  if (evidence.kind === "rejected") throw new Error(`expected evidence, got ${evidence.code}`);
  return evidence;
}

/** The coding ids of each passage. */
function joined(said: Partial<UnitInput>): string[][] {
  return evidenceOf(said).passages.map(({ codingIds }) => codingIds);
}

test("overlapping and touching codings that say the same are one passage", () => {
  const codings = [
    makeCoding({ id: "a", start: 0, end: 5 }),
    makeCoding({ id: "b", start: 5, end: 9, coderId: "ben" }),
    makeCoding({ id: "c", start: 8, end: 12 }),
    makeCoding({ id: "d", start: 13, end: 20 }),
  ];
  const evidence = evidenceOf({ codings });
  expect(evidence.passages).toMatchObject([
    { start: 0, end: 12, codingIds: ["a", "b", "c"] },
    { start: 13, end: 20, codingIds: ["d"] },
  ]);
  expect(evidence.codingCount).toBe(4);
  expect(evidenceProfile(evidence.profileInput)).toMatchObject({ counts: { codings: 2 } });
});

test("opposite stances on one span are two passages", () => {
  const codings = [makeCoding({ id: "a" }), makeCoding({ id: "b", stance: "constrains" })];
  expect(joined({ codings })).toEqual([["a"], ["b"]]);
});

test.each([
  ["speaker", { speaker: "R2" }],
  ["area", { aboutAreaId: "North" }],
  ["period set", { aboutPeriodIds: ["p1", "p2"] }],
  ["text version", { textVersionId: "corrected" }],
])("codings that differ in %s are not joined", (_, other) => {
  expect(joined({ codings: [makeCoding({ id: "a" }), makeCoding({ id: "b", ...other })] })).toHaveLength(2);
});

test("periods are a set: their order and repetition make no second passage", () => {
  const codings = [
    ["p1", "p2"],
    ["p2", "p1"],
    ["p2", "p1", "p2"],
  ].map((aboutPeriodIds, at) => makeCoding({ id: `c${at}`, aboutPeriodIds }));
  expect(joined({ codings })).toEqual([["c0", "c1", "c2"]]);
});

test("with a primary coder only theirs count, without one all do", () => {
  const codings = [makeCoding({ id: "a" }), makeCoding({ id: "b", coderId: "ben", start: 50, end: 60 })];
  expect(joined({ codings })).toEqual([["a"], ["b"]]);
  expect(joined({ codings, sources: [makeSource({ id: "i1", primaryCoderId: "ben" })] })).toEqual([["b"]]);
});

test("an area takes what is about it and below it, lists what is about a larger area, and never rolls that down", () => {
  const about = ["Mali", "North", "Centre", "Mopti", null];
  const codings = about.map((aboutAreaId) => makeCoding({ id: String(aboutAreaId), aboutAreaId }));
  const unit = { questionIds: ["1.1"], areaId: "Centre" };
  expect(joined({ codings, unit }).flat().toSorted()).toEqual(["Centre", "Mopti"]);
  expect(evidenceOf({ codings, unit }).broader).toEqual(["Mali"]);
  const whole = evidenceOf({ codings });
  expect([whole.codingCount, whole.broader]).toEqual([5, []]);
});

test("a coding counts in each of its periods, once in all together, and unknown is a bucket of its own", () => {
  const codings = [makeCoding({ id: "both", aboutPeriodIds: ["p1", "p2"] }), makeCoding({ id: "unknown" })];
  const inPeriod = (periodId: string) => joined({ codings, unit: { questionIds: ["1.1"], periodId } });
  expect([inPeriod("p1"), inPeriod("p2"), inPeriod("p3")]).toEqual([[["both"]], [["both"]], []]);
  expect(inPeriod("unknown")).toEqual([["unknown"]]);
  expect(joined({ codings })).toEqual([["both"], ["unknown"]]);
});

test("a source without a group is shown and counts in no balance; context has a count of its own", () => {
  const sources = [makeSource({ id: "i1" }), makeSource({ id: "i2", groupId: null })];
  const codings = [
    makeCoding({ id: "a" }),
    makeCoding({ id: "b", sourceId: "i2" }),
    makeCoding({ id: "c", sourceId: "i2", stance: "context" }),
    makeCoding({ id: "d", stance: "context" }),
  ];
  const judged = [{ sourceId: "i2", questionId: "1.1", position: -1 as const }];
  const evidence = evidenceOf({ codings, sources, judged });
  expect(evidence).toMatchObject({ codingCount: 1, notPlaced: ["b"], context: ["c", "d"], contextCount: 2 });
  expect(evidence.profileInput).toEqual({
    clusters: [{ id: "cluster of i1", group: "civil society" }],
    sources: [{ id: "i1", cluster: "cluster of i1", kind: "interview" }],
    stances: [{ source: "i1", question: "1.1", stance: 1 }],
    judged: [],
  });
});

test("only the unit's questions are gathered, and an empty unit is no evidence", () => {
  const codings = [makeCoding({ id: "a", questionId: "1.2" })];
  const evidence = evidenceOf({ codings });
  expect(evidence).toMatchObject({ passages: [], codingCount: 0, contextCount: 0, broader: [], notPlaced: [] });
  expect(evidenceProfile(evidence.profileInput)).toEqual({ kind: "no-evidence" });
});

test("a judged position stands for the whole mission, and in a cut where its source speaks to the question", () => {
  const judged = [{ sourceId: "i1", questionId: "1.1", position: -0.5 as const }];
  const codings = [makeCoding({ id: "a", aboutAreaId: "Mopti" })];
  const judgedIn = (areaId?: string) => {
    const unit = areaId === undefined ? { questionIds: ["1.1"] } : { questionIds: ["1.1"], areaId };
    return evidenceOf({ codings, judged, unit }).profileInput.judged;
  };
  const standing = [{ source: "i1", question: "1.1", position: -0.5 }];
  expect([judgedIn(), judgedIn("Centre"), judgedIn("North")]).toEqual([standing, standing, []]);
});

test("a cluster in two groups is rejected with both names, whatever unit is asked for", () => {
  const clusterId = "ministry";
  const sources = [
    makeSource({ id: "i1", clusterId }),
    makeSource({ id: "i2", clusterId, groupId: null }),
    makeSource({ id: "i3", clusterId, groupId: "officials" }),
  ];
  const rejected = {
    kind: "rejected",
    code: "cluster-in-two-groups",
    cluster: "ministry",
    groups: ["civil society", "officials"],
  };
  expect(unitEvidence(makeUnitInput({ sources }))).toEqual(rejected);
  expect(unitEvidence(makeUnitInput({ sources: sources.toReversed() }))).toEqual(rejected);
});

test("an unknown source, a source registered twice and an empty span are rejected by name", () => {
  const stranger = makeCoding({ id: "a", sourceId: "x" });
  expect(unitEvidence(makeUnitInput({ codings: [stranger] }))).toMatchObject({
    code: "source-unknown",
    sources: ["x"],
  });
  const twice = [makeSource({ id: "i1" }), makeSource({ id: "i1" })];
  expect(unitEvidence(makeUnitInput({ sources: twice }))).toMatchObject({ code: "source-twice", sources: ["i1"] });
  const empty = makeCoding({ id: "a", start: 4, end: 4 });
  expect(unitEvidence(makeUnitInput({ codings: [empty] }))).toMatchObject({ code: "span-invalid", codings: ["a"] });
});

test("the order in which codings, sources and areas arrive never changes a unit's evidence", () => {
  const twice = anyUnitInput.chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.record({ codings: shuffled(input.codings), sources: shuffled(input.sources), areas: shuffled(input.areas) }),
    ),
  );
  const unchanged = fc.property(twice, ([input, reordered]) => {
    const evidence = unitEvidence(input);
    expect(unitEvidence({ ...input, ...reordered })).toEqual(evidence);
    if (evidence.kind === "evidence") expectFinite(evidenceProfile(evidence.profileInput));
  });
  fc.assert(unchanged, { numRuns: 500 });
});

test("cutting a coding in two changes no passage and no profile", () => {
  const unchanged = fc.property(anyUnitInput, (input) => {
    const whole = unitEvidence(input);
    const halves = input.codings.flatMap((coding) => {
      const middle = Math.floor((coding.start + coding.end) / 2);
      if (middle === coding.start) return [coding];
      return [
        { ...coding, end: middle },
        { ...coding, id: `${coding.id}, second half`, start: middle },
      ];
    });
    const cut = unitEvidence({ ...input, codings: halves });
    if (whole.kind === "rejected" || cut.kind === "rejected") throw new Error("expected evidence");
    const places = (evidence: UnitEvidence) => evidence.passages.map(({ codingIds, ...place }) => place);
    expect(places(cut)).toEqual(places(whole));
    expect(cut.profileInput).toEqual(whole.profileInput);
  });
  fc.assert(unchanged, { numRuns: 300 });
});

test("every coding on the unit's questions ends in one list at most, and every passage covers its codings", () => {
  const sortedOut = fc.property(anyUnitInput, (input) => {
    const evidence = unitEvidence(input);
    if (evidence.kind === "rejected") throw new Error("expected evidence");
    const counted = evidence.passages.flatMap(({ codingIds }) => codingIds);
    const listed = [...counted, ...evidence.context, ...evidence.broader, ...evidence.notPlaced];
    expect(new Set(listed).size).toBe(listed.length);
    expect(counted).toHaveLength(evidence.codingCount);
    const byId = new Map(input.codings.map((coding) => [coding.id, coding]));
    for (const { start, end, codingIds } of evidence.passages) {
      const spans = codingIds.flatMap((id) => byId.get(id) ?? []);
      expect([Math.min(...spans.map((s) => s.start)), Math.max(...spans.map((s) => s.end))]).toEqual([start, end]);
    }
  });
  fc.assert(sortedOut, { numRuns: 300 });
});
