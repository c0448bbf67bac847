import type { ClusterColumns } from "./cluster-columns.ts";
import { side } from "./side.ts";

/** How the balance of a unit is carried by its clusters, and how they lie. Shares are parts of 1. */
export type Spread = {
  maxShare: number;
  /** How many clusters of equal share would count as much. */
  effectiveClusters: number;
  /** Shares of clusters that support, and that constrain. */
  supporting: number;
  constraining: number;
  /** 0 (all on one side or on none) to 1 (half supports, half constrains). */
  polarisation: number;
};

/**
 * Spread of a unit; `shares` is, for each group, the part of the balance that each of its clusters carries.
 * Example: a group of one cluster and one of two: 0.5, 0.25 and 0.25, so 1 / 0.375 = 2.67 effective clusters.
 * Source: method, section 3, steps 6 and 7.
 */
export function spread({ positions, groupAt }: ClusterColumns, shares: readonly number[]): Spread {
  let [maxShare, squares, supporting, constraining] = [0, 0, 0, 0];
  for (let at = 0; at < positions.length; at += 1) {
    const share = shares[groupAt[at] ?? 0] ?? 0;
    maxShare = Math.max(maxShare, share);
    squares += share * share;
    const ofCluster = side(positions[at] ?? 0);
    if (ofCluster === 1) supporting += share;
    else if (ofCluster === -1) constraining += share;
  }
  const polarisation = 4 * supporting * constraining;
  return { maxShare, effectiveClusters: 1 / squares, supporting, constraining, polarisation };
}
