import { type Ballot, readRound } from "./ballot.ts";
import { compareText } from "./compare-text.ts";
import { type Alpha, krippendorffAlpha } from "./krippendorff-alpha.ts";
import type { Rejected } from "./rejected.ts";

/**
 * How far a panel's raters agree on one dimension across its units (areas and periods): ordinal alpha of their best
 * ratings in one round. Insufficient and not applicable are missing values, and a unit with one rating drops out.
 * Takes the ballots of each unit. Errors: those of `panelRating`, in any unit.
 * Example: two raters at 1, 2, 4 on three units agree fully: alpha 1, 3 units. Source: method, section 6.
 */
export function panelAlpha(units: readonly (readonly Ballot[])[]): Alpha | Rejected {
  const byUnit: Map<string, number>[] = [];
  for (const ballots of units) {
    const round = readRound(ballots);
    if (round.kind === "rejected") return round;
    byUnit.push(new Map(round.rated.map(({ rater, best }) => [rater, best])));
  }
  const raters = [...new Set(byUnit.flatMap((ratings) => [...ratings.keys()]))].toSorted(compareText);
  const matrix = raters.map((rater) => byUnit.map((ratings) => ratings.get(rater) ?? null));
  return krippendorffAlpha(matrix, "ordinal");
}
