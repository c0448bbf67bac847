import type { ClusterColumns } from "./cluster-columns.ts";

/** For each group of a unit, in the unit's order of groups: its clusters there, and the mean of their positions. */
export type GroupBalances = { sizes: number[]; balances: number[] };

/** A group's balance is the mean of its clusters' positions, each weighing the same. Source: method, section 3, step 4. */
export function groupBalances({ positions, groupAt, groups }: ClusterColumns): GroupBalances {
  const sizes = groups.map(() => 0);
  const totals = groups.map(() => 0);
  for (let at = 0; at < positions.length; at += 1) {
    const group = groupAt[at] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + 1;
    totals[group] = (totals[group] ?? 0) + (positions[at] ?? 0);
  }
  return { sizes, balances: totals.map((total, group) => total / (sizes[group] ?? 1)) };
}
