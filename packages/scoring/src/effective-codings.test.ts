import fc from "fast-check";
import { expect, test } from "vitest";
import { anyUnitInput } from "../test/any-unit-input.ts";
import { makeCoding, makeSource, makeUnitInput } from "../test/make-coding.ts";
import { effectiveCodings, type RecordedCoding, type RegisteredSource, unitEvidence } from "./index.ts";

const PRIMARY = makeSource({ id: "i1", primaryCoderId: "awa" });
const OPEN = makeSource({ id: "i1" });

function idsOf(codings: readonly RecordedCoding[], source: RegisteredSource): string[] {
  return effectiveCodings(codings, new Map([[source.id, source]])).codings.map(({ id }) => id);
}

test("a reconciled coding wins on its passage, whoever wrote it and whoever is the source's primary coder", () => {
  const codings = [
    makeCoding({ id: "awa's", start: 0, end: 20 }),
    makeCoding({ id: "ben's", start: 2, end: 18, coderId: "ben", stance: "constrains" }),
    makeCoding({ id: "settled", start: 0, end: 18, coderId: "chi", stance: "mixed", standing: "reconciled" }),
  ];
  for (const source of [PRIMARY, OPEN]) {
    expect(idsOf(codings, source)).toEqual(["settled"]);
    const evidence = unitEvidence(makeUnitInput({ codings, sources: [source] }));
    expect(evidence).toMatchObject({ codingCount: 1, passages: [{ stance: "mixed", codingIds: ["settled"] }] });
  }
});

test("a reconciled coding that is context, about another area or of another period still takes its passage", () => {
  const codings = [
    makeCoding({ id: "awa's", aboutAreaId: "Mopti" }),
    makeCoding({ id: "settled", stance: "context", aboutAreaId: "North", coderId: "ben", standing: "reconciled" }),
  ];
  const evidence = unitEvidence(makeUnitInput({ codings, unit: { questionIds: ["1.1"], areaId: "Mopti" } }));
  expect(evidence).toMatchObject({ codingCount: 0, passages: [], contextCount: 0 });
});

test("reconciling a passage settles nothing beside it: other places, questions, texts and sources stay", () => {
  const codings = [
    makeCoding({ id: "settled", start: 10, end: 20, coderId: "ben", standing: "reconciled" }),
    makeCoding({ id: "touches", start: 0, end: 10 }),
    makeCoding({ id: "question", questionId: "1.2", start: 10, end: 20 }),
    makeCoding({ id: "version", textVersionId: "corrected", start: 10, end: 20 }),
  ];
  expect(idsOf(codings, PRIMARY)).toEqual(["settled", "touches", "question", "version"]);
});

test("two reconciled codings of one passage both count: opposite stances on one span are two", () => {
  const codings = [
    makeCoding({ id: "for", coderId: "ben", standing: "reconciled" }),
    makeCoding({ id: "against", coderId: "ben", stance: "constrains", standing: "reconciled" }),
  ];
  expect(idsOf(codings, PRIMARY)).toEqual(["for", "against"]);
});

test("second codings of a blind round count in no figure, and an open round's count nowhere", () => {
  const codings = [
    makeCoding({ id: "first" }),
    makeCoding({ id: "second", coderId: "ben", standing: "second" }),
    makeCoding({ id: "blind", coderId: "awa", standing: "open-round", start: 30, end: 40 }),
  ];
  for (const source of [PRIMARY, OPEN]) expect(idsOf(codings, source)).toEqual(["first"]);
});

test("who is declared primary is nobody's second: a source is not left without a word by naming the other coder", () => {
  const codings = [makeCoding({ id: "first" }), makeCoding({ id: "second", coderId: "ben", standing: "second" })];
  expect(idsOf(codings, makeSource({ id: "i1", primaryCoderId: "ben" }))).toEqual(["second"]);
});

test("with several coders and no primary all count, and the source is named so that one be declared", () => {
  const codings = [makeCoding({ id: "a" }), makeCoding({ id: "b", coderId: "ben", start: 50, end: 60 })];
  const sources = new Map([OPEN, makeSource({ id: "i2" })].map((source) => [source.id, source]));
  const alone = makeCoding({ id: "c", sourceId: "i2" });
  expect(effectiveCodings([...codings, alone], sources)).toEqual({
    codings: [...codings, alone],
    primaryNeeded: ["i1"],
  });
  expect(unitEvidence(makeUnitInput({ codings }))).toMatchObject({ codingCount: 2, primaryNeeded: ["i1"] });
  const settled = { ...alone, sourceId: "i1", coderId: "chi", standing: "reconciled" as const };
  expect(effectiveCodings([settled, codings[0] ?? alone], sources).primaryNeeded, "a settled word asks no one").toEqual(
    [],
  );
});

test("whatever was recorded: open rounds count nowhere, and no coding counts on a passage that was reconciled", () => {
  const standing = fc.constantFrom<RecordedCoding["standing"]>(undefined, "reconciled", "second", "open-round");
  const recorded = anyUnitInput.chain((input) =>
    fc.array(standing, { minLength: input.codings.length, maxLength: input.codings.length }).map((all) => ({
      ...input,
      codings: input.codings.map((coding, at): RecordedCoding => ({ ...coding, standing: all[at] })),
    })),
  );
  const holds = fc.property(recorded, ({ codings, sources }) => {
    const byId = new Map(sources.map((source) => [source.id, source]));
    const counted = effectiveCodings(codings, byId).codings;
    const settled = codings.filter((coding) => coding.standing === "reconciled");
    expect(counted.filter((coding) => coding.standing === "reconciled")).toEqual(settled);
    for (const coding of counted) {
      expect(coding.standing).not.toBe("open-round");
      if (coding.standing === "reconciled") continue;
      const { primaryCoderId = null } = byId.get(coding.sourceId) ?? {};
      expect([null, coding.coderId]).toContain(primaryCoderId);
      const over = settled.filter(
        (other) =>
          other.textVersionId === coding.textVersionId &&
          other.questionId === coding.questionId &&
          other.sourceId === coding.sourceId &&
          other.start < coding.end &&
          coding.start < other.end,
      );
      expect(over).toEqual([]);
    }
  });
  fc.assert(holds, { numRuns: 300 });
});
