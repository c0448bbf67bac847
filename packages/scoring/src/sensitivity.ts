import { compareText } from "./compare-text.ts";
import type { GroupBalance } from "./group-balances.ts";
import { meansWithoutEach } from "./mean.ts";
import { type Side, side } from "./side.ts";
import { groupShares, sharedBalance, weightedBalance } from "./weighted-balance.ts";

/** How far a balance hangs on one cluster or one group. */
export type Sensitivity = {
  /** Least and largest balance without any one of them: a range of sensitivity, never a confidence interval. */
  sensitivity: [least: number, largest: number] | null;
  /** Without some one of them the side would differ. */
  fragile: boolean;
  /** Which these are, in order of id; a cluster that is all of its group is told as the group. */
  tipping: { clusters: string[]; groups: string[] };
};

/** Sensitivity of the balance of a unit; null where there is but one cluster. Source: method, section 3, step 8. */
export function sensitivity(balanceSide: Side, groups: readonly GroupBalance[]): Sensitivity {
  const withoutClusters = balancesWithoutCluster(groups);
  const withoutGroups = balancesWithoutGroup(groups);
  const tipping = { clusters: tippers(withoutClusters, balanceSide), groups: tippers(withoutGroups, balanceSide) };
  const balances = [...withoutClusters, ...withoutGroups].map(({ balance }) => balance);
  return {
    sensitivity: balances.length === 0 ? null : [balances.reduce(lesser), balances.reduce(larger)],
    fragile: tipping.clusters.length > 0 || tipping.groups.length > 0,
    tipping,
  };
}

/** The balance that would be, were `without` not there. */
type Alternative = { without: string; balance: number };

/**
 * The balance again without each cluster that has companions in its group; leaving out an only one is leaving out the
 * group. Only the own group's mean changes: the work grows with clusters times groups, not with the square of clusters.
 */
function balancesWithoutCluster(groups: readonly GroupBalance[]): Alternative[] {
  const shares = groupShares(groups);
  const balances = groups.map(({ balance }) => balance);
  return groups.flatMap(({ clusters }, at) => {
    if (clusters.length < 2) return [];
    const means = meansWithoutEach(clusters.map(({ position }) => position));
    return clusters.map(({ id }, place) => {
      const others = balances.with(at, means[place] ?? 0);
      return { without: id, balance: sharedBalance(others, shares) };
    });
  });
}

function balancesWithoutGroup(groups: readonly GroupBalance[]): Alternative[] {
  if (groups.length < 2) return [];
  return groups.map(({ group }, at) => ({ without: group, balance: weightedBalance(groups.toSpliced(at, 1)) }));
}

function tippers(alternatives: readonly Alternative[], balanceSide: Side): string[] {
  const tipping = alternatives.filter(({ balance }) => side(balance) !== balanceSide);
  return tipping.map(({ without }) => without).toSorted(compareText);
}

function lesser(a: number, b: number): number {
  return Math.min(a, b);
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}
