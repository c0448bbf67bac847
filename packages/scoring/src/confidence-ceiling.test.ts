import { expect, test } from "vitest";
import { makeProfile } from "../test/make-profile.ts";
import { type CeilingInput, confidenceCeiling } from "./index.ts";

/** A finding that nothing holds down, but for what is said otherwise. */
function ceilingOf(said: Partial<CeilingInput>) {
  return confidenceCeiling({
    profile: makeProfile(),
    scopeCovered: true,
    causal: false,
    rivals: 0,
    counterSearch: true,
    stanceAlpha: { kind: "alpha", alpha: 0.9, units: 30, pairable: 60 },
    doubleCodedShare: 0.3,
    ...said,
  });
}
const codes = (said: Partial<CeilingInput>) => ceilingOf(said).reasons.map(({ code }) => code);
const alpha = (value: number) => ({ kind: "alpha" as const, alpha: value, units: 30, pairable: 60 });

test("a finding that nothing holds down may be claimed with high confidence", () => {
  expect(ceilingOf({})).toEqual({ ceiling: "high", reasons: [] });
});

test("the lowest ceiling wins, and all are told with their component and value", () => {
  expect(ceilingOf({ causal: true, counterSearch: false })).toEqual({
    ceiling: "low",
    reasons: [
      { code: "causal-without-rivals", ceiling: "low", component: "coherence", value: 0 },
      { code: "no-counter-search", ceiling: "moderate", component: "coherence", value: false },
    ],
  });
  expect(codes({ causal: true, rivals: 1 })).toEqual([]);
});

test("without evidence confidence is very low, whatever else is true", () => {
  const [reason, ...others] = ceilingOf({ profile: { kind: "no-evidence" }, scopeCovered: false }).reasons;
  expect(reason).toMatchObject({ code: "no-evidence", ceiling: "very-low", value: 0 });
  expect(others).toEqual([]);
});

test("a share of exactly a quarter does not dominate, and rounding does not make it", () => {
  expect(codes({ profile: makeProfile({ maxShare: 0.25 + 1e-12 }) })).toEqual([]);
  expect(codes({ profile: makeProfile({ maxShare: 0.26 }) })).toEqual(["dominant-cluster"]);
});

test("alpha is unreliable below 0.667, tentative below 0.8, at tolerance", () => {
  expect(codes({ stanceAlpha: alpha(0.66) })).toEqual(["unreliable-coding"]);
  expect(codes({ stanceAlpha: alpha(0.667 - 1e-12) })).toEqual(["tentative-coding"]);
  expect(codes({ stanceAlpha: alpha(0.8 - 1e-12) })).toEqual([]);
});

test("coding is unchecked without an alpha or with too little coded twice, unless alpha already says worse", () => {
  for (const stanceAlpha of [null, { kind: "no-pairs" as const }, { kind: "no-variation" as const, units: 4 }]) {
    expect(codes({ stanceAlpha })).toEqual(["unchecked-coding"]);
  }
  expect(codes({ doubleCodedShare: 0.09 })).toEqual(["unchecked-coding"]);
  expect(codes({ doubleCodedShare: 0.1 })).toEqual([]);
  expect(codes({ doubleCodedShare: 0.09, stanceAlpha: alpha(0.7) })).toEqual(["tentative-coding"]);
});
