import { entriesInOrder } from "./compare-text.ts";
import type { EvidenceRegister } from "./evidence-register.ts";
import { getOrAdd } from "./get-or-add.ts";
import { mean } from "./mean.ts";
import type { SourcePosition } from "./source-positions.ts";

/** A cluster's position in [-1, 1]: the mean of its sources' positions. */
export type ClusterPosition = { id: string; group: string; position: number };
/** A stakeholder group in a unit: its balance is the mean of its clusters' positions, which stand in order of id. */
export type GroupBalance = { group: string; weight: number; balance: number; clusters: ClusterPosition[] };

/**
 * From what sources say to what groups say: a cluster's position is the mean of its sources', a group's balance the
 * mean of its clusters'. So a source does not count more because its cluster was heard more often.
 * Takes positions in order of source id; gives the groups present, in order of name.
 * Source: method, section 3, steps 3 and 4.
 */
export function groupBalances(positions: readonly SourcePosition[], register: EvidenceRegister): GroupBalance[] {
  const byCluster = new Map<string, number[]>();
  for (const { source, position } of positions) {
    const cluster = register.clusterOf.get(source);
    if (cluster !== undefined) getOrAdd(byCluster, cluster, () => []).push(position);
  }
  const byGroup = new Map<string, ClusterPosition[]>();
  for (const [id, ofSources] of entriesInOrder(byCluster)) {
    const group = register.groupOf.get(id);
    // the register was checked: no source is without a cluster, no cluster without a group
    if (group !== undefined) getOrAdd(byGroup, group, () => []).push({ id, group, position: mean(ofSources) });
  }
  return entriesInOrder(byGroup).map(([group, clusters]) => {
    const weight = register.weightOf.get(group) ?? 1;
    return { group, weight, balance: mean(clusters.map(({ position }) => position)), clusters };
  });
}
