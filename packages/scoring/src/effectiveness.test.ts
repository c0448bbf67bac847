import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffled } from "../test/shuffled.ts";
import { type Contribution, type EffectivenessJudgement, effectivenessTallies, type Progress } from "./index.ts";

function makeJudgement(rater: string, said: Partial<EffectivenessJudgement> = {}): EffectivenessJudgement {
  return { rater, objectiveId: "o1", areaId: null, periodId: "p1", progress: 3, contribution: null, ...said };
}

test("judgements of one objective, area and period are counted by progress, direction and size", () => {
  const tallies = effectivenessTallies([
    makeJudgement("a", { contribution: { direction: "helped", size: "substantial" } }),
    makeJudgement("b", { contribution: { direction: "unclear" } }),
    makeJudgement("c", { progress: "insufficient", contribution: { direction: "harmed", size: "minor" } }),
    makeJudgement("a", { periodId: "p2", progress: "not-mandated" }),
  ]);
  const noSize = { minor: 0, substantial: 0, decisive: 0 };
  expect(tallies).toEqual({
    kind: "tallies",
    units: [
      {
        objectiveId: "o1",
        areaId: null,
        periodId: "p1",
        of: 3,
        progress: { 1: 0, 2: 0, 3: 2, 4: 0, notMandated: 0, insufficient: 1 },
        contribution: {
          helped: { ...noSize, substantial: 1 },
          harmed: { ...noSize, minor: 1 },
          none: 0,
          unclear: 1,
          notGiven: 0,
        },
      },
      {
        objectiveId: "o1",
        areaId: null,
        periodId: "p2",
        of: 1,
        progress: { 1: 0, 2: 0, 3: 0, 4: 0, notMandated: 1, insufficient: 0 },
        contribution: { helped: noSize, harmed: noSize, none: 0, unclear: 0, notGiven: 1 },
      },
    ],
  });
});

test("a rater who judges the same objective, area and period twice is rejected by name", () => {
  const twice = [makeJudgement("b"), makeJudgement("a"), makeJudgement("b", { progress: 1 })];
  expect(effectivenessTallies(twice)).toEqual({ kind: "rejected", code: "rater-twice", raters: ["b"] });
  expect(effectivenessTallies([makeJudgement("b"), makeJudgement("b", { areaId: "Mopti" })]).kind).toBe("tallies");
});

test("every judgement is counted once in progress and once in contribution, in whatever order they come", () => {
  const size = fc.constantFrom("minor" as const, "substantial" as const, "decisive" as const);
  const judgement = fc.record({
    rater: fc.constantFrom("a", "b", "c"),
    objectiveId: fc.constantFrom("o1", "o2"),
    areaId: fc.constantFrom(null, "Mopti"),
    periodId: fc.constantFrom(null, "p1"),
    progress: fc.constantFrom<Progress>(1, 2, 3, 4, "not-mandated", "insufficient"),
    contribution: fc.oneof(
      fc.record({ direction: fc.constantFrom("helped" as const, "harmed" as const), size }),
      fc.constantFrom<Contribution | null>({ direction: "none" }, { direction: "unclear" }, null),
    ),
  });
  const unit = (one: EffectivenessJudgement) => JSON.stringify([one.rater, one.objectiveId, one.areaId, one.periodId]);
  const twice = fc
    .uniqueArray(judgement, { selector: unit, maxLength: 20 })
    .chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
  const counted = fc.property(twice, ([judgements, reordered]) => {
    const tallies = effectivenessTallies(judgements);
    expect(effectivenessTallies(reordered)).toEqual(tallies);
    if (tallies.kind === "rejected") throw new Error("expected tallies");
    expect(tallies.units.reduce((total, { of }) => total + of, 0)).toBe(judgements.length);
    for (const { of, progress, contribution } of tallies.units) {
      expect(total(progress)).toBe(of);
      const { helped, harmed, ...rest } = contribution;
      expect(total(helped) + total(harmed) + total(rest)).toBe(of);
    }
  });
  fc.assert(counted);
});

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
