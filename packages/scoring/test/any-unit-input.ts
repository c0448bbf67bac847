import fc from "fast-check";
import type { EffectiveCoding, UnitInput } from "../src/index.ts";
import { makeSource, makeUnitInput } from "./make-coding.ts";

const sources = [
  makeSource({ id: "i1" }),
  makeSource({ id: "i2", clusterId: "cluster of i1" }),
  makeSource({ id: "i3", groupId: "officials", primaryCoderId: "awa" }),
  makeSource({ id: "fg1", groupId: null, kind: "focus-group" }),
];

const coding: fc.Arbitrary<Omit<EffectiveCoding, "id">> = fc
  .record({
    sourceId: fc.constantFrom(...sources.map(({ id }) => id)),
    questionId: fc.constantFrom("1.1", "1.2", "2.1"),
    stance: fc.constantFrom("supports", "mixed", "constrains", "context"),
    start: fc.nat({ max: 40 }),
    length: fc.integer({ min: 1, max: 10 }),
    textVersionId: fc.constantFrom("first", "corrected"),
    coderId: fc.constantFrom("awa", "ben"),
    speaker: fc.constantFrom(null, "R1", ""),
    aboutAreaId: fc.constantFrom(null, "Mali", "North", "Centre", "Mopti"),
    aboutPeriodIds: fc.subarray(["p1", "p2"]),
  })
  .map(({ length, ...said }) => ({ ...said, end: said.start + length }) as const);

/** Any codings of a small register, and any unit asked of them. */
export const anyUnitInput: fc.Arbitrary<UnitInput> = fc
  .record({
    codings: fc.array(coding, { maxLength: 40 }).map((all) => all.map((each, at) => ({ ...each, id: `coding ${at}` }))),
    unit: fc.record(
      {
        questionIds: fc.constantFrom(["1.1"], ["1.2", "1.1"]),
        areaId: fc.constantFrom("Mali", "Centre", "Mopti"),
        periodId: fc.constantFrom("p1", "unknown"),
      },
      { requiredKeys: ["questionIds"] },
    ),
  })
  .map((drawn) => makeUnitInput({ sources, ...drawn }));
