import type { ScorecardRow } from "@octant/schemas";
import { mean, type Side, side, weightedBalance } from "@octant/scoring";

type Cluster = ScorecardRow["clusters"][number];

/**
 * Who, left out, would put the balance on another side: whole groups, and clusters whose group stays.
 * This names what the profile's `fragile` only flags, by the same steps. In order of id.
 * Source: method, section 3, steps 4, 5 and 8.
 */
export function tippingPoints(
  clusters: readonly Cluster[],
  balanceSide: Side,
  groupWeight: (groupId: string) => number | null,
): { groups: string[]; clusters: string[] } {
  const tips = (rest: readonly Cluster[]) => rest.length > 0 && side(balanceOf(rest, groupWeight)) !== balanceSide;
  const groupIds = [...new Set(clusters.map(({ groupId }) => groupId))].toSorted();
  const ofLargerGroups = clusters.filter((one) => clusters.some((other) => isCompanion(one, other)));
  return {
    groups: groupIds.filter((groupId) => tips(clusters.filter((cluster) => cluster.groupId !== groupId))),
    clusters: ofLargerGroups
      .map(({ clusterId }) => clusterId)
      .toSorted()
      .filter((clusterId) => tips(clusters.filter((cluster) => cluster.clusterId !== clusterId))),
  };
}

function isCompanion(one: Cluster, other: Cluster): boolean {
  return one.groupId === other.groupId && one.clusterId !== other.clusterId;
}

function balanceOf(clusters: readonly Cluster[], groupWeight: (groupId: string) => number | null): number {
  const groupIds = [...new Set(clusters.map(({ groupId }) => groupId))].toSorted();
  return weightedBalance(
    groupIds.map((groupId) => ({
      weight: groupWeight(groupId) ?? 1,
      balance: mean(clusters.filter((cluster) => cluster.groupId === groupId).map(({ position }) => position)),
    })),
  );
}
