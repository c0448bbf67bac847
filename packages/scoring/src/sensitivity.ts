import type { ClusterColumns } from "./cluster-columns.ts";
import { compareText } from "./compare-text.ts";
import type { GroupBalances } from "./group-balances.ts";
import { meansWithoutEach } from "./mean.ts";
import { type Side, side } from "./side.ts";
import { sharedBalanceWith, weightedBalance } from "./weighted-balance.ts";

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
export function sensitivity(
  balanceSide: Side,
  columns: ClusterColumns,
  { balances, sizes }: GroupBalances,
  shares: readonly number[],
): Sensitivity {
  const { groups, weights, idAt } = columns;
  const tipping: Sensitivity["tipping"] = { clusters: [], groups: [] };
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const tipsWithout = (balance: number) => {
    least = Math.min(least, balance);
    largest = Math.max(largest, balance);
    return side(balance) !== balanceSide;
  };
  for (const [group, members] of membersOf(columns, sizes).entries()) {
    // leaving out an only one is leaving out the group
    if (members.length < 2) continue;
    // only the own group's mean changes: the work grows with clusters times groups, not with the square of clusters
    const means = meansWithoutEach(positionsOf(columns, members));
    for (let place = 0; place < members.length; place += 1) {
      const balance = sharedBalanceWith(balances, shares, group, means[place] ?? 0);
      if (tipsWithout(balance)) tipping.clusters.push(idAt(members[place] ?? 0));
    }
  }
  if (groups.length > 1) {
    for (const [at, group] of groups.entries()) {
      if (tipsWithout(weightedBalance(balances.toSpliced(at, 1), weights.toSpliced(at, 1)))) tipping.groups.push(group);
    }
  }
  tipping.clusters.sort(compareText);
  return {
    sensitivity: least <= largest ? [least, largest] : null,
    fragile: tipping.clusters.length > 0 || tipping.groups.length > 0,
    tipping,
  };
}

/** The clusters of each group, in order of id, by their place among all. */
function membersOf({ groups, groupAt }: ClusterColumns, sizes: readonly number[]): Int32Array[] {
  const members = groups.map((_, group) => new Int32Array(sizes[group] ?? 0));
  const filled = groups.map(() => 0);
  for (let at = 0; at < groupAt.length; at += 1) {
    const group = groupAt[at] ?? 0;
    const next = filled[group] ?? 0;
    const ofGroup = members[group];
    if (ofGroup) ofGroup[next] = at;
    filled[group] = next + 1;
  }
  return members;
}

function positionsOf({ positions }: ClusterColumns, members: Int32Array): Float64Array {
  const own = new Float64Array(members.length);
  for (let place = 0; place < members.length; place += 1) own[place] = positions[members[place] ?? 0] ?? 0;
  return own;
}
