import { type Choices, choices } from "./choices.ts";
import type { ClusterColumns } from "./cluster-columns.ts";
import { groupBalances } from "./group-balances.ts";
import type { NaiveFigures } from "./naive-figures.ts";
import { type Sensitivity, sensitivity } from "./sensitivity.ts";
import { type Side, side } from "./side.ts";
import { type Spread, spread } from "./spread.ts";
import { groupShares, sharedBalance, weightedBalance } from "./weighted-balance.ts";

/** What the evidence of one unit says, how broad it is and how easily it tips. Balances lie in [-1, 1]. */
export type ProfileFigures = {
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

/** What a unit's figures are computed from, once its evidence was gathered. At least one cluster. */
export type GatheredEvidence = {
  columns: ClusterColumns;
  byQuestion: readonly (readonly [question: string, balance: number])[];
  divided: string[];
  naive: NaiveFigures;
  /** How many sources have a position. */
  sources: number;
};

/** The figures of a unit with evidence. Source: method, section 3, steps 4 to 10. */
export function profileFigures({ columns, byQuestion, divided, naive, sources }: GatheredEvidence): ProfileFigures {
  const groups = groupBalances(columns);
  const shares = groupShares(columns.weights);
  const balance = sharedBalance(groups.balances, shares);
  const balanceSide = side(balance);
  const { codings, ...counting } = naive;
  return {
    kind: "profile",
    balance,
    side: balanceSide,
    byGroup: Object.fromEntries(columns.groups.map((group, at) => [group, groups.balances[at] ?? 0])),
    ...spread(columns, clusterShares(groups.sizes, shares)),
    ...sensitivity(balanceSide, columns, groups, shares),
    ...choices(balanceSide, columns, groups, byQuestion),
    divided,
    ...counting,
    counts: { codings, sources, clusters: columns.positions.length, groups: columns.groups.length },
  };
}

/** The balance alone. Source: method, section 3, steps 4 and 5. */
export function balanceOf(columns: ClusterColumns): number {
  return weightedBalance(groupBalances(columns).balances, columns.weights);
}

/**
 * For each group, the part of the balance that each of its clusters carries: the group's share, divided equally.
 * Example: groups of 1 and 2 clusters that weigh the same give 0.5 and 0.25. Source: method, section 3, step 6.
 */
export function clusterShares(sizes: readonly number[], shares: readonly number[]): number[] {
  return shares.map((share, group) => share / (sizes[group] ?? 1));
}
