import { compareText } from "./compare-text.ts";
import type { ClusterPosition, GroupBalance } from "./group-balances.ts";
import { sum } from "./mean.ts";
import { type Side, side } from "./side.ts";
import { groupShares } from "./weighted-balance.ts";

/** How the balance of a unit is carried by its clusters, and how they lie. Shares are parts of 1. */
export type Spread = {
  /** Each cluster's position, in order of id. */
  clusters: ClusterPosition[];
  /** The part of the balance that each cluster carries, by cluster. */
  clusterShares: Record<string, number>;
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
 * Spread of a unit with at least one group: a group's share is divided equally among its clusters.
 * Example: groups of 1 and 2 clusters give shares 0.5, 0.25 and 0.25, and 1 / 0.375 = 2.67 effective clusters.
 * Source: method, section 3, steps 6 and 7.
 */
export function spread(groups: readonly GroupBalance[]): Spread {
  const shares = groupShares(groups);
  const carried = groups
    .flatMap(({ clusters }, at) => clusters.map((cluster) => ({ cluster, share: (shares[at] ?? 0) / clusters.length })))
    .toSorted((a, b) => compareText(a.cluster.id, b.cluster.id));
  const shareOn = (wanted: Side) =>
    sum(carried.filter(({ cluster }) => side(cluster.position) === wanted).map(({ share }) => share));
  const supporting = shareOn(1);
  const constraining = shareOn(-1);
  return {
    clusters: carried.map(({ cluster }) => cluster),
    clusterShares: Object.fromEntries(carried.map(({ cluster, share }) => [cluster.id, share])),
    maxShare: carried.reduce((most, { share }) => Math.max(most, share), 0),
    effectiveClusters: 1 / sum(carried.map(({ share }) => share ** 2)),
    supporting,
    constraining,
    polarisation: 4 * supporting * constraining,
  };
}
