import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFinite } from "../test/expect-finite.ts";
import { makeCoding } from "../test/make-coding.ts";
import { shuffled } from "../test/shuffled.ts";
import {
  doubleCoded,
  type EffectiveCoding,
  krippendorffAlpha,
  type StanceAgreement,
  stanceAgreement,
} from "./index.ts";

type Said = Partial<EffectiveCoding>;
const by = (coderId: string, id: string, start: number, end: number, said: Said = {}) =>
  makeCoding({ id, coderId, start, end, ...said });

function agreementOf(...given: Parameters<typeof stanceAgreement>): StanceAgreement {
  const agreement = stanceAgreement(...given);
  if (agreement.kind === "rejected") throw new Error(agreement.code);
  return agreement;
}

test("codings are paired by greatest overlap, and each has one partner", () => {
  const codings = [
    by("awa", "a1", 0, 10),
    by("ben", "b1", 0, 4, { stance: "constrains" }),
    by("ben", "b2", 4, 12, { stance: "mixed" }),
  ];
  const agreement = agreementOf(codings);
  expect(agreement).toMatchObject({ texts: 1, codings: 3, unmatched: 1, unmatchedShare: 1 / 3 });
  expect(agreement.disagreements).toMatchObject([
    { kind: "unmatched", start: 0, end: 4, codings: [{ id: "b1" }] },
    { kind: "stance", start: 0, end: 12, codings: [{ id: "a1" }, { id: "b2" }] },
  ]);
});

test("alpha is the ordinal alpha of the pairs", () => {
  const places = [0, 20, 40, 60];
  const ofAwa = ["supports", "supports", "constrains", "mixed"] as const;
  const ofBen = ["supports", "mixed", "constrains", "mixed"] as const;
  const codings = places.flatMap((start, at) => [
    by("awa", `a${at}`, start, start + 10, { stance: ofAwa[at] ?? "mixed" }),
    by("ben", `b${at}`, start + 2, start + 9, { stance: ofBen[at] ?? "mixed" }),
  ]);
  const matrix = [
    [1, 1, -1, 0],
    [1, 0, -1, 0],
  ];
  const agreement = agreementOf(codings);
  expect(agreement.alpha).toEqual(krippendorffAlpha(matrix, "ordinal"));
  expect(agreement).toMatchObject({ unmatchedShare: 0, disagreements: [{ kind: "stance", start: 20, end: 30 }] });
});

test("three coders' pairs that hang together are one unit with one value each", () => {
  const codings = [by("awa", "a", 0, 10), by("ben", "b", 5, 15), by("chi", "c", 12, 20, { stance: "mixed" })];
  expect(agreementOf(codings)).toMatchObject({
    alpha: { kind: "alpha", units: 1, pairable: 3 },
    unmatched: 0,
    disagreements: [{ kind: "stance", start: 0, end: 20, codings: [{ id: "a" }, { id: "b" }, { id: "c" }] }],
  });
});

test("a chain that leads back to a coder keeps the coding that overlaps most", () => {
  const codings = [by("awa", "a1", 0, 10), by("ben", "b", 5, 30), by("chi", "c", 25, 45), by("awa", "a2", 40, 60)];
  const agreement = agreementOf(codings);
  expect(agreement).toMatchObject({ codings: 4, unmatched: 1, alpha: { kind: "no-variation", units: 1 } });
  expect(agreement.disagreements).toMatchObject([{ kind: "unmatched", codings: [{ id: "a2" }] }]);
});

test("touching spans, other questions, other texts and context have no partner", () => {
  const a = by("awa", "a", 0, 10);
  const others = [
    by("ben", "b", 10, 20),
    by("ben", "b", 0, 10, { questionId: "1.2" }),
    by("ben", "b", 0, 10, { stance: "context" }),
  ];
  for (const b of others) expect(agreementOf([a, b])).toMatchObject({ alpha: { kind: "no-pairs" }, unmatchedShare: 1 });
  const apart = by("ben", "b", 0, 10, { textVersionId: "text of i2" });
  expect(agreementOf([a, apart])).toMatchObject({ texts: 0, codings: 0, unmatchedShare: null, disagreements: [] });
});

test("a text that a second coder read without finding anything counts as read by both", () => {
  const codings = [by("awa", "a", 0, 10)];
  expect(agreementOf(codings)).toMatchObject({ texts: 0, codings: 0 });
  const readings = [{ textVersionId: "text of i1", coderId: "ben" }];
  expect(agreementOf(codings, readings)).toMatchObject({ texts: 1, codings: 1, unmatchedShare: 1 });
});

test("an empty span is rejected by the id of its coding", () => {
  expect(stanceAgreement([by("awa", "a", 4, 4)])).toEqual({ kind: "rejected", code: "span-invalid", codings: ["a"] });
});

const coding = fc.record({
  coderId: fc.constantFrom("awa", "ben", "chi"),
  stance: fc.constantFrom<EffectiveCoding["stance"]>("supports", "mixed", "constrains", "context"),
  questionId: fc.constantFrom("1.1", "1.2"),
  textVersionId: fc.constantFrom("one", "two"),
  start: fc.nat({ max: 20 }),
  length: fc.integer({ min: 1, max: 12 }),
});
const codings = fc
  .array(coding, { maxLength: 25 })
  .map((all) =>
    all.map(({ length, start, ...said }, at) => makeCoding({ ...said, id: `c${at}`, start, end: start + length })),
  );

test("every coding is matched or not, once, whatever the order, and alpha never exceeds 1", () => {
  const holds = fc.property(
    codings.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
    ([all, reordered]) => {
      const agreement = agreementOf(all);
      expect(agreementOf(reordered)).toEqual(agreement);
      expectFinite(agreement);
      const { alpha } = agreement;
      if (alpha.kind === "alpha") {
        expect(alpha.alpha).toBeLessThanOrEqual(1);
        expect(alpha.pairable + agreement.unmatched).toBe(agreement.codings);
      }
      const listed = agreement.disagreements.flatMap((one) => one.codings.map(({ id }) => id));
      expect(new Set(listed).size).toBe(listed.length);
      for (const one of agreement.disagreements) {
        expect(new Set(one.codings.map(({ coderId }) => coderId)).size).toBe(one.codings.length);
      }
    },
  );
  fc.assert(holds, { numRuns: 500 });
});

test("the share of double-coded sources looks only at sources that bear a stance", () => {
  const all = [
    by("awa", "a", 0, 10),
    by("ben", "b", 0, 10, { stance: "context" }),
    by("awa", "c", 0, 10, { sourceId: "i2" }),
    by("awa", "d", 0, 10, { sourceId: "i3", stance: "context" }),
    by("ben", "e", 0, 10, { sourceId: "i3", stance: "context" }),
  ];
  expect(doubleCoded(all)).toEqual({ stanceBearing: 2, doubleCoded: 1, share: 0.5 });
  expect(doubleCoded(all, [{ sourceId: "i2", coderId: "ben" }])).toMatchObject({ doubleCoded: 2, share: 1 });
  expect(doubleCoded([])).toEqual({ stanceBearing: 0, doubleCoded: 0, share: null });
});
