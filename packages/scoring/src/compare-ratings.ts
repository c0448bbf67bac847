import type { Relation } from "@octant/schemas";
import { type Ballot, readRound } from "./ballot.ts";
import { comparedRound } from "./compared-round.ts";
import type { Confidence } from "./confidence-ceiling.ts";
import type { Rejected } from "./rejected.ts";
import { scaleUse, type VignetteRatings } from "./scale-use.ts";
import { DELTA_TO_DISTINGUISH } from "./thresholds.ts";
import { isAbove, isBelow } from "./tolerance.ts";

/** One side of a comparison: a unit's ballots in both rounds, and the confidence in its headline finding, if declared. */
export type RatedUnit = {
  readonly confidence: Confidence | null;
  readonly round1: readonly Ballot[];
  readonly round2: readonly Ballot[];
};
export type ComparisonInput = {
  /** `paired`: areas or periods of one mission, or shared raters. `independent`: two missions, two panels. */
  readonly design: "independent" | "paired";
  /** How the two dimensions relate: see `dimensionRelation`. */
  readonly frameworks: Relation;
  readonly a: RatedUnit;
  readonly b: RatedUnit;
  readonly vignettes: readonly VignetteRatings[];
};

export type NotComparableReason = "framework" | "confidence" | "scale-use-unchecked" | "scale-use-differs";
/** Deltas in [-1, 1], above 0 where a is higher. */
type Deltas = {
  delta1: number;
  delta2: number;
  /** Round 2: lows of the unit that is higher in round 1 against the other's highs; at least 0 where they stand apart. */
  bounds: number;
};
export type Comparison =
  | { kind: "not-comparable"; reasons: NotComparableReason[] }
  | { kind: "not-distinguishable"; reasons: ["small-panel"] }
  | ({ kind: "not-distinguishable"; reasons: ["overlap"] } & Deltas)
  | ({ kind: "above" | "below"; reasons: [] } & Deltas);

/**
 * Whether the panel of unit a rates it above or below unit b, or why that may not be said.
 * Only ballots that rate are compared; with the paired design only those of raters who rated both in the round, and at
 * least five must remain in each. Never a ranking: how many comparisons were made is printed beside them.
 * Errors: two ballots of one rater in a round, or one that is not low <= best <= high, are `rejected`.
 * Example: five raters all at 4 in both rounds and five all at 2 are `above`, with all deltas 1.
 * Source: method, section 7.
 */
export function compareRatings(input: ComparisonInput): Comparison | Rejected {
  const a1 = readRound(input.a.round1);
  const a2 = readRound(input.a.round2);
  const b1 = readRound(input.b.round1);
  const b2 = readRound(input.b.round2);
  if (a1.kind === "rejected") return a1;
  if (a2.kind === "rejected") return a2;
  if (b1.kind === "rejected") return b1;
  if (b2.kind === "rejected") return b2;

  const reasons = notComparable(input);
  if (reasons.length > 0) return { kind: "not-comparable", reasons };

  const inRound1 = comparedRound(input.design, a1.rated, b1.rated);
  const inRound2 = comparedRound(input.design, a2.rated, b2.rated);
  if (!inRound1 || !inRound2) return { kind: "not-distinguishable", reasons: ["small-panel"] };
  const delta1 = inRound1("best", "best");
  const delta2 = inRound2("best", "best");
  // signs mirrored where b is higher; subtracted from 0, so that no figure is -0
  const bounds = delta1 < 0 ? 0 - inRound2("high", "low") : inRound2("low", "high");
  const deltas = { delta1, delta2, bounds };
  const apart = !isBelow(Math.abs(delta1), DELTA_TO_DISTINGUISH) && !isBelow(bounds, 0);
  if (apart && delta1 > 0 && isAbove(delta2, 0)) return { kind: "above", ...deltas, reasons: [] };
  if (apart && delta1 < 0 && isBelow(delta2, 0)) return { kind: "below", ...deltas, reasons: [] };
  return { kind: "not-distinguishable", ...deltas, reasons: ["overlap"] };
}

function notComparable({ design, frameworks, a, b, vignettes }: ComparisonInput): NotComparableReason[] {
  const reasons: NotComparableReason[] = [];
  if (frameworks !== "same") reasons.push("framework");
  if (![a, b].every(({ confidence }) => confidence === "high" || confidence === "moderate")) reasons.push("confidence");
  // one panel, or shared raters, need no bridge between two ways of using the scale
  const use = design === "paired" ? "no-large-difference" : scaleUse(vignettes);
  if (use !== "no-large-difference") reasons.push(use);
  return reasons;
}
