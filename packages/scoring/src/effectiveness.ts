import { compareNullable, compareText } from "./compare-text.ts";
import type { Rejected } from "./rejected.ts";
import { runs } from "./runs.ts";

/** 1 deteriorated, 2 stagnated, 3 partly improved, 4 improved. */
export type ProgressLevel = 1 | 2 | 3 | 4;
export type Progress = ProgressLevel | "not-mandated" | "insufficient";
export type ContributionSize = "minor" | "substantial" | "decisive";
/** What the mission did towards it; only help and harm have a size. */
export type Contribution =
  | { readonly direction: "helped" | "harmed"; readonly size: ContributionSize }
  | { readonly direction: "none" | "unclear" };

/** One person's judgement of one mandate objective in an area and a period; null is the whole mission, or all periods. */
export type EffectivenessJudgement = {
  readonly rater: string;
  readonly objectiveId: string;
  readonly areaId: string | null;
  readonly periodId: string | null;
  readonly progress: Progress;
  /** Null where none was given. */
  readonly contribution: Contribution | null;
};

/** How the judgements of one objective, area and period fall. Every number is a count of judgements, out of `of`. */
export type EffectivenessTally = {
  objectiveId: string;
  areaId: string | null;
  periodId: string | null;
  of: number;
  progress: Record<ProgressLevel, number> & { notMandated: number; insufficient: number };
  contribution: {
    helped: Record<ContributionSize, number>;
    harmed: Record<ContributionSize, number>;
    none: number;
    unclear: number;
    notGiven: number;
  };
};
export type EffectivenessTallies = { kind: "tallies"; units: EffectivenessTally[] };

/**
 * Tallies of progress and of the mission's contribution, per objective, area and period, in this order.
 * Effectiveness is judged on its own: these are counts of judgements, and no dimension, balance or mean enters them.
 * Errors: a rater with two judgements of one objective, area and period is `rejected`.
 * Example: two raters see objective o1 partly improved, one of them with substantial help, the other unclear:
 * progress 3 counts 2, helped substantial 1, unclear 1, of 2. Source: method, section 6.
 */
export function effectivenessTallies(judgements: readonly EffectivenessJudgement[]): EffectivenessTallies | Rejected {
  const inOrder = judgements.toSorted((a, b) => compareUnit(a, b) || compareText(a.rater, b.rater));
  const twice = inOrder.filter((one, at) => {
    const before = inOrder[at - 1];
    return before !== undefined && compareUnit(before, one) === 0 && before.rater === one.rater;
  });
  if (twice.length > 0) {
    const raters = [...new Set(twice.map(({ rater }) => rater))].toSorted(compareText);
    return { kind: "rejected", code: "rater-twice", raters };
  }
  return { kind: "tallies", units: runs(inOrder, (a, b) => compareUnit(a, b) === 0).map(tally) };
}

function tally(judgements: readonly [EffectivenessJudgement, ...EffectivenessJudgement[]]): EffectivenessTally {
  const [{ objectiveId, areaId, periodId }] = judgements;
  const progress = (wanted: Progress) => judgements.filter((one) => one.progress === wanted).length;
  const direction = (wanted: string) => judgements.filter((one) => one.contribution?.direction === wanted).length;
  return {
    objectiveId,
    areaId,
    periodId,
    of: judgements.length,
    progress: {
      1: progress(1),
      2: progress(2),
      3: progress(3),
      4: progress(4),
      notMandated: progress("not-mandated"),
      insufficient: progress("insufficient"),
    },
    contribution: {
      helped: bySize(judgements, "helped"),
      harmed: bySize(judgements, "harmed"),
      none: direction("none"),
      unclear: direction("unclear"),
      notGiven: judgements.filter((one) => one.contribution === null).length,
    },
  };
}

function bySize(
  judgements: readonly EffectivenessJudgement[],
  direction: "helped" | "harmed",
): Record<ContributionSize, number> {
  const count = (size: ContributionSize) =>
    judgements.filter(({ contribution: c }) => c?.direction === direction && c.size === size).length;
  return { minor: count("minor"), substantial: count("substantial"), decisive: count("decisive") };
}

function compareUnit(a: EffectivenessJudgement, b: EffectivenessJudgement): number {
  return (
    compareText(a.objectiveId, b.objectiveId) ||
    compareNullable(a.areaId, b.areaId) ||
    compareNullable(a.periodId, b.periodId)
  );
}
