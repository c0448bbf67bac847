import type { RatedBallot } from "./ballot.ts";
import { cliffsDelta } from "./cliffs-delta.ts";
import { pairedDelta } from "./paired-delta.ts";
import { RATERS_TO_COMPARE } from "./thresholds.ts";

/** Which number of a ballot is compared. */
type Field = "low" | "best" | "high";
/** How far a number of a's ballots lies above a number of b's, in [-1, 1]. */
export type RoundDelta = (ofA: Field, ofB: Field) => number;

/**
 * How two units compare in one round, over everybody who rated them; with the paired design, over those who rated both.
 * Undefined where fewer than five raters remain. Source: method, section 7.
 */
export function comparedRound(
  design: "independent" | "paired",
  a: readonly RatedBallot[],
  b: readonly RatedBallot[],
): RoundDelta | undefined {
  if (design === "independent") {
    if (Math.min(a.length, b.length) < RATERS_TO_COMPARE) return undefined;
    const values = (ballots: readonly RatedBallot[], field: Field) => ballots.map((ballot) => ballot[field]);
    return (ofA, ofB) => cliffsDelta(values(a, ofA), values(b, ofB)) ?? 0; // never null: neither is empty
  }
  const inB = new Map(b.map((ballot) => [ballot.rater, ballot]));
  const shared = a.flatMap((first) => {
    const second = inB.get(first.rater);
    return second ? [{ first, second }] : [];
  });
  if (shared.length < RATERS_TO_COMPARE) return undefined;
  return (ofA, ofB) => pairedDelta(shared.map(({ first, second }) => [first[ofA], second[ofB]])) ?? 0; // nor here
}
