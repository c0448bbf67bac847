import { compareText, entriesInOrder } from "./compare-text.ts";
import type { EvidenceRegister } from "./evidence-register.ts";
import { getOrAdd } from "./get-or-add.ts";
import { mean } from "./mean.ts";
import type { SourcePosition } from "./source-positions.ts";

/** A cluster's position in [-1, 1]: the mean of its sources' positions. */
export type ClusterPosition = { id: string; group: string; position: number };

/**
 * The clusters with a position in a unit, in order of id, and the stakeholder groups that they lie in, in order of name:
 * all that a profile's figures are computed from. Columns, not rows: an assessment asks for thousands of profiles of up
 * to a thousand clusters each.
 */
export type ClusterColumns = {
  positions: Float64Array;
  /** For each cluster, which of `groups` it lies in. */
  groupAt: Int32Array;
  idAt: (at: number) => string;
  groups: readonly string[];
  /** For each group, what it weighs. */
  weights: readonly number[];
};

/**
 * From what sources say to what clusters say: a cluster's position is the mean of its sources', so a source does not count
 * more because its cluster was heard more often. Takes positions in order of source id. Source: method, section 3, step 3.
 */
export function clusterColumns(positions: readonly SourcePosition[], register: EvidenceRegister): ClusterColumns {
  const byCluster = new Map<string, number[]>();
  for (const { source, position } of positions) {
    const cluster = register.clusterOf.get(source);
    if (cluster !== undefined) getOrAdd(byCluster, cluster, () => []).push(position);
  }
  const inOrder = entriesInOrder(byCluster);
  // the register was checked: no source is without a cluster, no cluster without a group
  const groupOf = ([id]: readonly [string, unknown]) => register.groupOf.get(id) ?? "";
  const groups = [...new Set(inOrder.map(groupOf))].sort(compareText);
  const placeOf = new Map(groups.map((group, at) => [group, at]));
  return {
    positions: Float64Array.from(inOrder, ([, ofSources]) => mean(ofSources)),
    groupAt: Int32Array.from(inOrder, (entry) => placeOf.get(groupOf(entry)) ?? 0),
    idAt: (at) => inOrder[at]?.[0] ?? "",
    groups,
    weights: groups.map((group) => register.weightOf.get(group) ?? 1),
  };
}
