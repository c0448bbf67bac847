import { expect, test } from "vitest";
import { placeOf } from "./place-of.ts";

const progress = { stage: "collect", sources: 0, texts: 0, coded: 0, planned: 0, met: 0, lastActivity: null } as const;

test("a lead who has heard nobody yet goes on with the design", () => {
  expect(placeOf({ id: "x", role: "lead", progress })).toBe("/a/x/design");
});

test("once somebody was heard, and for everybody else, an assessment opens at its figures", () => {
  expect(placeOf({ id: "x", role: "lead", progress: { ...progress, sources: 1 } })).toBe("/a/x/scorecard");
  expect(placeOf({ id: "x", role: "coder", progress })).toBe("/a/x/scorecard");
  expect(placeOf({ id: "x", role: "reader", progress: null })).toBe("/a/x/scorecard");
});
