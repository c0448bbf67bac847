import { expect, test } from "vitest";
import { placeOf } from "./place-of.ts";

const progress = { stage: "collect", sources: 0, texts: 0, coded: 0, planned: 0, met: 0, lastActivity: null } as const;

test("a lead who has heard nobody yet goes on with the design", () => {
  expect(placeOf({ id: "x", role: "lead", progress })).toBe("/a/x/design");
});

test("once somebody was heard, and for the others of the team, an assessment opens at its overview", () => {
  expect(placeOf({ id: "x", role: "lead", progress: { ...progress, sources: 1 } })).toBe("/a/x/overview");
  expect(placeOf({ id: "x", role: "coder", progress })).toBe("/a/x/overview");
});

test("whoever does not see the register goes to the figures", () => {
  expect(placeOf({ id: "x", role: "panel-rater", progress: null })).toBe("/a/x/scorecard");
});
