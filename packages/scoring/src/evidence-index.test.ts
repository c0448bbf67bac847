import fc from "fast-check";
import { expect, test } from "vitest";
import { anyIndexInput } from "../test/any-index-input.ts";
import { makeCoding, makeSource, makeUnitInput } from "../test/make-coding.ts";
import {
  type EvidenceIndex,
  type EvidenceUnit,
  evidenceIndex,
  evidenceProfile,
  type IndexInput,
  isScopeCovered,
  type UnitFigures,
  unitEvidence,
} from "./index.ts";

const QUESTIONS = [["1.1"], ["1.2"], ["2.1"], ["1.2", "1.1"], ["9.9"]];
const AREAS = [undefined, "Mali", "North", "Centre", "Mopti"];
const PERIODS = [undefined, "p1", "p2", "unknown"];
const UNITS = QUESTIONS.flatMap((questionIds) =>
  AREAS.flatMap((areaId) => PERIODS.map((periodId) => unitOf(questionIds, areaId, periodId))),
);

function unitOf(questionIds: string[], areaId?: string, periodId?: string): EvidenceUnit {
  return { questionIds, ...(areaId === undefined ? {} : { areaId }), ...(periodId === undefined ? {} : { periodId }) };
}

function indexOf(said: Partial<IndexInput>): EvidenceIndex {
  const { unit: _, ...input } = makeUnitInput({});
  const index = evidenceIndex({ ...input, periodIds: ["p1", "p2"], ...said });
  if (index.kind === "rejected") throw new Error(`expected an index, got ${index.code}`);
  return index;
}

/** What the plain functions give for a unit, one walk through all codings each. */
function plainly(input: IndexInput, unit: EvidenceUnit) {
  const evidence = unitEvidence({ ...input, unit });
  if (evidence.kind === "rejected") throw new Error(evidence.code);
  const result = evidenceProfile(evidence.profileInput);
  if (result.kind === "rejected") throw new Error(result.code);
  const { clusters, clusterShares, ...profile } =
    result.kind === "profile" ? result : { ...result, clusters: [], clusterShares: {} };
  const { codingCount, contextCount, notPlaced, broader, profileInput } = evidence;
  const beside = { notPlaced: notPlaced.length, broader: broader.length, judged: profileInput.judged.length };
  return { profile, codings: codingCount, context: contextCount, ...beside };
}

test("all units' figures from one pass are those of each unit by itself, to the last digit", () => {
  const same = fc.property(anyIndexInput, fc.subarray(UNITS, { minLength: 5, maxLength: 5 }), (input, units) => {
    const index = indexOf(input);
    for (const unit of units) {
      const { children, scope, ...figures } = index.figures(unit);
      expect(figures, JSON.stringify(unit)).toStrictEqual(plainly(input, unit));
    }
  });
  fc.assert(same, { numRuns: 200 });
});

test("a parent shows the balance of each area right below it, which its own may hide", () => {
  const codings = [
    makeCoding({ id: "a", aboutAreaId: "North" }),
    makeCoding({ id: "b", sourceId: "i2", stance: "constrains", aboutAreaId: "Mopti" }),
    makeCoding({ id: "c", sourceId: "i2", stance: "constrains", aboutAreaId: "Mopti", aboutPeriodIds: ["p1"] }),
  ];
  const sources = [makeSource({ id: "i1" }), makeSource({ id: "i2", groupId: "officials" })];
  const index = indexOf({ codings, sources });
  const { profile, children } = index.figures(unitOf(["1.1"], "Mali"));
  expect(profile).toMatchObject({ balance: 0 });
  expect(children).toEqual([
    { areaId: "North", balance: 1, side: 1, clusters: 1, groups: 1 },
    { areaId: "Centre", balance: -1, side: -1, clusters: 1, groups: 1 },
  ]);
  const silent = { areaId: "North", balance: null, side: null, clusters: 0, groups: 0 };
  expect(index.figures(unitOf(["1.1"], "Mali", "p1")).children[0]).toEqual(silent);
  expect(index.figures(unitOf(["1.1"])).children.map(({ areaId }) => areaId)).toEqual(["Mali"]);
  expect(index.figures(unitOf(["1.1"], "Mopti")).children).toEqual([]);
});

test("what children say is what their own profiles say", () => {
  const same = fc.property(anyIndexInput, (input) => {
    const index = indexOf(input);
    for (const child of index.figures(unitOf(["1.1"], "Mali")).children) {
      const { profile } = index.figures(unitOf(["1.1"], child.areaId));
      const { balance, side } = profile.kind === "profile" ? profile : { balance: null, side: null };
      expect(child).toMatchObject({ balance, side });
    }
  });
  fc.assert(same, { numRuns: 100 });
});

/** A cluster of its own for each; what it is about, and in which periods. */
function speaking(...voices: [group: string, areaId: string | null, periodIds?: string[]][]): Partial<IndexInput> {
  return {
    sources: voices.map(([groupId], at) => makeSource({ id: `i${at}`, groupId })),
    codings: voices.map(([, aboutAreaId, aboutPeriodIds = ["p1", "p2"]], at) =>
      makeCoding({ id: `c${at}`, sourceId: `i${at}`, aboutAreaId, aboutPeriodIds }),
    ),
  };
}

function scopeOf(said: Partial<IndexInput>, areaId?: string, periodId?: string): UnitFigures["scope"] {
  return indexOf(said).figures(unitOf(["1.1"], areaId, periodId)).scope;
}

test("a finding reaches no further than its evidence: three clusters in two groups about the area itself, or one about each part", () => {
  const ofOnePart = speaking(["officials", "North"], ["officials", "North"], ["civil society", "North"]);
  expect(scopeOf(ofOnePart, "Mali").area).toEqual({
    clusters: 0,
    groups: 0,
    parts: 2,
    silent: ["Centre"],
    covered: false,
  });
  const ofEach = speaking(["officials", "North"], ["officials", "Mopti"]);
  expect(scopeOf(ofEach, "Mali").area, "what is below a part speaks about it").toMatchObject({ covered: true });
  const itself = speaking(["officials", "Mali"], ["officials", "Mali"], ["civil society", "Mali"]);
  expect(scopeOf(itself, "Mali").area).toMatchObject({
    clusters: 3,
    groups: 2,
    silent: ["North", "Centre"],
    covered: true,
  });
  const oneGroup = speaking(["officials", "Mali"], ["officials", "Mali"], ["officials", "Mali"]);
  expect(scopeOf(oneGroup, "Mali").area).toMatchObject({ clusters: 3, groups: 1, covered: false });
  const two = speaking(["officials", "Mali"], ["civil society", "Mali"]);
  expect(scopeOf(two, "Mali").area).toMatchObject({ clusters: 2, groups: 2, covered: false });
});

test("clusters of one another's sources count once, and context or a source without a group speaks about nothing", () => {
  const said = speaking(["officials", "Mali"], ["officials", "Mali"], ["civil society", "Mali"]);
  const sources = (said.sources ?? []).map((source, at) =>
    at === 1 ? { ...source, clusterId: "cluster of i0" } : source,
  );
  expect(scopeOf({ ...said, sources }, "Mali").area).toMatchObject({ clusters: 2, covered: false });
  const unplaced = (said.sources ?? []).map((source, at) => (at === 1 ? { ...source, groupId: null } : source));
  expect(scopeOf({ ...said, sources: unplaced }, "Mali").area).toMatchObject({ clusters: 2, covered: false });
  const context = (said.codings ?? []).map((coding) => ({ ...coding, stance: "context" as const }));
  expect(scopeOf({ ...said, codings: context }, "Mali").area).toMatchObject({ clusters: 0, covered: false });
});

test("the whole mission is covered by what speaks about it as a whole, or about each of its regions", () => {
  expect(scopeOf(speaking(["officials", null], ["officials", null], ["press", null])).area).toMatchObject({
    covered: true,
  });
  expect(scopeOf(speaking(["officials", "Mopti"])).area, "Mali is the one region there is").toMatchObject({
    covered: true,
  });
  expect(scopeOf(speaking(["officials", null])).area).toMatchObject({ silent: ["Mali"], covered: false });
});

test("a place without parts is never beyond its evidence, and a part out of use is missed by nobody", () => {
  expect(scopeOf(speaking(["officials", "Mopti"]), "Mopti").area).toMatchObject({ parts: 0, covered: true });
  const areas = makeUnitInput({}).areas.map((area) => (area.id === "Centre" ? { ...area, retired: true } : area));
  const said = { ...speaking(["officials", "North"], ["officials", "Mopti"]), areas };
  expect(scopeOf(said, "Mali").area).toMatchObject({ parts: 1, silent: [], covered: true });
  expect(indexOf(said).figures(unitOf(["1.1"], "Mali")).codings, "but what speaks about it counts").toBe(2);
});

test("the same for periods: all of them are covered by what speaks about each, or by enough about all together", () => {
  const early = speaking(["officials", null, ["p1"]], ["press", null, ["p1"]], ["elders", null, ["p1"]]);
  expect(scopeOf(early).period).toEqual({ clusters: 0, groups: 0, parts: 2, silent: ["p2"], covered: false });
  expect(scopeOf(early, undefined, "p1").period).toMatchObject({ parts: 0, covered: true });
  const each = speaking(["officials", null, ["p1"]], ["press", null, ["p2"]]);
  expect(scopeOf(each).period).toMatchObject({ silent: [], covered: true });
  const nobodyKnows = speaking(["officials", null, []], ["press", null, []], ["elders", null, []]);
  expect(scopeOf(nobodyKnows).period, "unknown is not the whole").toMatchObject({ clusters: 0, covered: false });
  const whole = speaking(["officials", null], ["press", null], ["elders", null]);
  expect(scopeOf(whole).period).toMatchObject({ clusters: 3, groups: 3, covered: true });
  expect(isScopeCovered(scopeOf(early))).toBe(false);
});

test("sources that several coders coded without a primary are named for the whole assessment", () => {
  const codings = [makeCoding({ id: "a" }), makeCoding({ id: "b", coderId: "ben", questionId: "1.2" })];
  expect(indexOf({ codings }).primaryNeeded).toEqual(["i1"]);
});

test("what contradicts the method is rejected by name, as it is for a unit", () => {
  const { unit: _, ...input } = makeUnitInput({});
  const rejectedFor = (said: Partial<IndexInput>) => evidenceIndex({ ...input, periodIds: [], ...said });
  const stranger = makeCoding({ id: "a", sourceId: "x" });
  expect(rejectedFor({ codings: [stranger] })).toEqual({ kind: "rejected", code: "source-unknown", sources: ["x"] });
  const empty = makeCoding({ id: "a", start: 4, end: 4 });
  expect(rejectedFor({ codings: [empty] })).toMatchObject({ code: "span-invalid", codings: ["a"] });
  expect(rejectedFor({ groupWeights: { officials: 0 } })).toMatchObject({ code: "weight-not-positive" });
  const judged = [-1, 1].map((position) => ({ sourceId: "i1", questionId: "1.1", position: position as -1 | 1 }));
  expect(rejectedFor({ judged })).toMatchObject({ code: "position-judged-twice", sources: ["i1"] });
  const sources = [makeSource({ id: "i1" }), makeSource({ id: "i1" })];
  expect(rejectedFor({ sources })).toMatchObject({ code: "source-twice", sources: ["i1"] });
});
