import { describe, test } from "vitest";
import alphaCases from "../fixtures/alpha.json";
import deltaCases from "../fixtures/cliffs-delta.json";
import compareCases from "../fixtures/compare.json";
import ceilingCases from "../fixtures/confidence-ceiling.json";
import panelCases from "../fixtures/panel.json";
import profileCases from "../fixtures/profile.json";
import textCases from "../fixtures/text-agreement.json";
import { expectWithin } from "../test/expect-within.ts";
import {
  cliffsDelta,
  compareRatings,
  confidenceCeiling,
  evidenceProfile,
  krippendorffAlpha,
  panelRating,
  textAgreement,
} from "./index.ts";

// The fixtures come as plain JSON; that they have the shapes of the inputs is part of what is checked here.
const named = (cases: readonly object[]) =>
  cases.map((each, at): [string, never] => ["name" in each ? String(each.name) : `case ${at + 1}`, each as never]);

describe("the reference values are met to 1e-12", () => {
  test.each(named(profileCases))("evidence profile: %s", (_, { input, expected }) => {
    expectWithin(evidenceProfile(input), expected);
  });
  test.each(named(ceilingCases))("confidence ceiling: %s", (_, { input, expected }) => {
    expectWithin(confidenceCeiling(input), expected);
  });
  test.each(named(alphaCases))("Krippendorff's alpha: %s", (_, { matrix, expected }) => {
    for (const [metric, value] of Object.entries(expected)) {
      expectWithin(krippendorffAlpha(matrix, metric as "nominal"), value, metric);
    }
  });
  test.each(named(textCases))("text agreement: %s", (_, { length, a, b, expected }) => {
    expectWithin(textAgreement(length, a, b), expected);
  });
  test.each(named(panelCases))("panel rating: %s", (_, { ballots, expected }) => {
    expectWithin(panelRating(ballots), expected);
  });
  test.each(named(compareCases))("comparison: %s", (_, { input, expected }) => {
    expectWithin(compareRatings(input), expected);
  });
  test.each(named(deltaCases))("Cliff's delta: %s", (_, { a, b, expected }) => {
    expectWithin(cliffsDelta(a, b), expected);
  });
});
