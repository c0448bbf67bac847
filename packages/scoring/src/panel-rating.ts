import { type Ballot, type Level, type RatedBallot, readRound } from "./ballot.ts";
import { mean } from "./mean.ts";
import type { Rejected } from "./rejected.ts";
import { ENOUGH_RATERS, MIDDLE_OF_SCALE, SPLIT_SPREAD } from "./thresholds.ts";

/** How many ballots there are, and of which kind: always printed ("2 rated, 3 insufficient of 5"). */
export type Tally = { of: number; rated: number; insufficient: number; notApplicable: number };

/** What a panel says of one unit in one round. */
export type PanelRating =
  | { kind: "no-ballots" }
  | ({ kind: "not-applicable" } & Tally)
  | ({ kind: "insufficient" } & Tally)
  | ({ kind: "rating" } & Tally & {
        /** Fewer than three raters rated. */
        provisional: boolean;
        split: boolean;
        /** 1 to 4, halves included and never rounded; null for a split panel. */
        median: number | null;
        plausible: [from: Level, to: Level];
        /** Best ratings by level. */
        distribution: Record<Level, number>;
        /** Largest less smallest best rating. */
        spread: number;
        /** Raters whose whole range lies beyond the median, in order of id; their reasons stand in their ballots. */
        dissent: string[];
      });

/**
 * The panel's rating from the ballots of one round: more than half not applicable, or half or more of the rest
 * insufficient, is the result; else median, plausible range and dissent, or a split panel, which has no median.
 * Errors: two ballots of one rater, or one that is not low <= best <= high, are `rejected`.
 * Example: bests 2, 2, 2, 2 and 4: the median is 2, the spread 2; the panel is not split, and the fifth dissents.
 * Source: method, section 6 (split after RAND/UCLA, adapted to four levels).
 */
export function panelRating(ballots: readonly Ballot[]): PanelRating | Rejected {
  const round = readRound(ballots);
  if (round.kind === "rejected") return round;
  if (ballots.length === 0) return { kind: "no-ballots" };
  const notApplicable = ballots.filter(({ best }) => best === "not-applicable").length;
  const insufficient = ballots.filter(({ best }) => best === "insufficient").length;
  const tally = { of: ballots.length, rated: round.rated.length, insufficient, notApplicable };
  if (2 * notApplicable > tally.of) return { kind: "not-applicable", ...tally };
  if (2 * insufficient >= tally.of - notApplicable) return { kind: "insufficient", ...tally };

  const n = tally.rated;
  const bests = ranked(round.rated, "best");
  const lowerMedian = atRank(bests, Math.ceil(n / 2));
  const upperMedian = atRank(bests, Math.floor(n / 2) + 1);
  const spread = atRank(bests, n) - atRank(bests, 1);
  const split = isSplit(bests, spread);
  const dissenting = round.rated.filter(({ low, high }) => high < lowerMedian || low > upperMedian);
  const count = (level: Level) => bests.filter((best) => best === level).length;
  return {
    kind: "rating",
    ...tally,
    provisional: n < ENOUGH_RATERS,
    split,
    median: split ? null : mean([lowerMedian, upperMedian]),
    plausible: [
      atRank(ranked(round.rated, "low"), Math.ceil(n / 4)),
      atRank(ranked(round.rated, "high"), Math.ceil((3 * n) / 4)),
    ],
    distribution: { 1: count(1), 2: count(2), 3: count(3), 4: count(4) },
    spread,
    dissent: dissenting.map(({ rater }) => rater),
  };
}

/** At least a third on either half of the scale, and at least two levels between the outermost. */
function isSplit(bests: readonly Level[], spread: number): boolean {
  const third = Math.ceil(bests.length / 3);
  const constraining = bests.filter((best) => best < MIDDLE_OF_SCALE).length;
  return constraining >= third && bests.length - constraining >= third && spread >= SPLIT_SPREAD;
}

function ranked(ballots: readonly RatedBallot[], field: "low" | "best" | "high"): Level[] {
  return ballots.map((ballot) => ballot[field]).toSorted((a, b) => a - b);
}

/** The value at a rank counted from 1; a rank past the end cannot arise from at least one ballot. */
function atRank(ascending: readonly Level[], rank: number): Level {
  return ascending[rank - 1] ?? 1;
}
