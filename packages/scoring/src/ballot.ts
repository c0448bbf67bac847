import { compareText } from "./compare-text.ts";
import type { Rejected } from "./rejected.ts";

/** 1 strongly constrains effectiveness, 2 constrains more than it supports, 3 supports more, 4 strongly supports. */
export type Level = 1 | 2 | 3 | 4;

/** A rater's judgement of a unit: the level held most likely, between the lowest and the highest held plausible. */
export type RatedBallot = { readonly rater: string; readonly low: Level; readonly best: Level; readonly high: Level };
export type UnratedBallot = {
  readonly rater: string;
  readonly low: null;
  readonly best: "insufficient" | "not-applicable";
  readonly high: null;
};
/** One rater's ballot in one round. Source: method, section 6. */
export type Ballot = RatedBallot | UnratedBallot;

/**
 * The ballots of one round, those that rate in order of rater; or why they are no round: a rater with two ballots, or
 * one whose low, best and high are not in ascending order.
 */
export function readRound(ballots: readonly Ballot[]): { kind: "round"; rated: RatedBallot[] } | Rejected {
  const raters = ballots.map(({ rater }) => rater).toSorted(compareText);
  const twice = new Set(raters.filter((rater, at) => rater === raters[at - 1]));
  if (twice.size > 0) return { kind: "rejected", code: "rater-twice", raters: [...twice] };
  const rated = ballots.filter(isRated).toSorted((a, b) => compareText(a.rater, b.rater));
  const reversed = rated.filter(({ low, best, high }) => !(low <= best && best <= high));
  if (reversed.length > 0) {
    return { kind: "rejected", code: "ballot-out-of-order", raters: reversed.map(({ rater }) => rater) };
  }
  return { kind: "round", rated };
}

function isRated(ballot: Ballot): ballot is RatedBallot {
  return typeof ballot.best === "number";
}
