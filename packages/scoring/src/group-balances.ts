import { compareText } from "./compare-text.ts";
import type { EvidenceRegister } from "./evidence-register.ts";
import { getOrAdd } from "./get-or-add.ts";
import { mean } from "./mean.ts";

/** A cluster's position in [-1, 1]: the mean of its sources' positions. */
export type ClusterPosition = { id: string; group: string; position: number };
/** A stakeholder group in a unit: its balance is the mean of its clusters' positions, which stand in order of id. */
export type GroupBalance = { group: string; weight: number; balance: number; clusters: ClusterPosition[] };

/**
 * From what sources say to what groups say: a cluster's position is the mean of its sources', a group's balance the
 * mean of its clusters'. So a source does not count more because its cluster was heard more often.
 * Takes positions in [-1, 1] by source, in order of source id; gives the groups present, in order of name.
 * Source: method, section 3, steps 3 and 4.
 */
export function groupBalances(positions: ReadonlyMap<string, number>, register: EvidenceRegister): GroupBalance[] {
  const byGroup = new Map<string, Map<string, number[]>>();
  for (const [source, position] of positions) {
    const cluster = register.clusterOf.get(source);
    const group = cluster === undefined ? undefined : register.groupOf.get(cluster);
    if (cluster === undefined || group === undefined) continue; // the register was checked: none is without
    const byCluster = getOrAdd(byGroup, group, () => new Map<string, number[]>());
    getOrAdd(byCluster, cluster, () => []).push(position);
  }
  const inOrder = [...byGroup].toSorted(([a], [b]) => compareText(a, b));
  return inOrder.map(([group, byCluster]) => {
    const members = [...byCluster].toSorted(([a], [b]) => compareText(a, b));
    const clusters = members.map(([id, ofSources]) => ({ id, group, position: mean(ofSources) }));
    const weight = register.weightOf.get(group) ?? 1;
    return { group, weight, balance: mean(clusters.map(({ position }) => position)), clusters };
  });
}
