import { type Choices, choices } from "./choices.ts";
import { dividedSources } from "./divided-sources.ts";
import { evidenceRegister } from "./evidence-register.ts";
import { groupBalances } from "./group-balances.ts";
import { mean } from "./mean.ts";
import { type NaiveFigures, naiveFigures } from "./naive-figures.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import { runs } from "./runs.ts";
import { sayings } from "./sayings.ts";
import { type Sensitivity, sensitivity } from "./sensitivity.ts";
import { type Side, side } from "./side.ts";
import { sourcePositions } from "./source-positions.ts";
import { type Spread, spread } from "./spread.ts";
import { weightedBalance } from "./weighted-balance.ts";

/** What the evidence of one unit says, how broad it is and how easily it tips. Balances lie in [-1, 1]. */
export type EvidenceProfile = {
  kind: "profile";
  /** B: the weighted mean of the groups' balances. */
  balance: number;
  side: Side;
  byGroup: Record<string, number>;
  /** Sources whose marked speakers take opposite sides on a question. */
  divided: string[];
  /** `codings` are stance-bearing passages after joining; sources, clusters and groups are those with a position. */
  counts: { codings: number; sources: number; clusters: number; groups: number };
} & Spread &
  Sensitivity &
  Choices &
  Omit<NaiveFigures, "codings">;

/** A result that the scorecard prints: not a zero. */
export type NoEvidence = { kind: "no-evidence" };

/**
 * The evidence profile of one unit: its balance, spread, breadth and fragility.
 * Stakeholder groups weigh the same (or as declared), clusters the same within a group, sources within a cluster,
 * questions within a source, speakers within a question: who was heard most, or coded most, does not weigh more.
 * The order of input never changes a figure; no figure is NaN. Context passages count for nothing here.
 * Errors: a register that contradicts the method is `rejected`, with the names (see `evidenceRegister`).
 * Example: three clusters of officials support (+1), one of civil society constrains (-1): the balance is 0, though the
 * mean of all four stances is 0.5. Source: method, section 3.
 */
export function evidenceProfile(input: ProfileInput): EvidenceProfile | NoEvidence | Rejected {
  const register = evidenceRegister(input);
  if (register.kind === "rejected") return register;
  const said = sayings(input.stances);
  const answers = sourcePositions(said, input.judged);
  if (answers.kind === "rejected") return answers;
  const { positions } = answers;
  if (positions.length === 0) return { kind: "no-evidence" };

  // a source's position on the whole unit: the mean over the questions to which it speaks (step 2)
  const overall = runs(positions, (a, b) => a.source === b.source).map((ofSource) => ({
    source: ofSource[0].source,
    position: mean(ofSource.map(({ position }) => position)),
  }));
  const groups = groupBalances(overall, register);
  const balance = weightedBalance(groups);
  const balanceSide = side(balance);
  const spreading = spread(groups);
  const { codings, ...naive } = naiveFigures(input.stances);
  return {
    kind: "profile",
    balance,
    side: balanceSide,
    byGroup: Object.fromEntries(groups.map((group) => [group.group, group.balance])),
    ...spreading,
    ...sensitivity(balanceSide, groups),
    ...choices(balanceSide, groups, positions, register),
    divided: dividedSources(said),
    ...naive,
    counts: { codings, sources: overall.length, clusters: spreading.clusters.length, groups: groups.length },
  };
}
