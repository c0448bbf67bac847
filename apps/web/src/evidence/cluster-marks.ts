import type { ScorecardRow, StakeholderGroup } from "@octant/schemas";
import { toPercent } from "../scorecard/balance-geometry.ts";

/** A cluster on the axis: `x` in percent from −1, `level` 0, 1, 2 … counted from the first mark of its place. */
export type ClusterMark = { clusterId: string; position: number; x: number; level: number };

/** One group's line of the picture of how a balance is made. `mean` is null where nobody of it was heard. */
export type GroupMarks = {
  groupId: string;
  name: string;
  weight: number | null;
  mean: number | null;
  marks: ClusterMark[];
  /** How many marks stand over one another where they are most. */
  levels: number;
};

/** Marks nearer than this, in percent of the axis, would cover one another and are stacked instead. */
const CLOSE = 4;

/** The groups in the assessment's order, with their clusters from −1 to +1. Marks never hide one another. */
export function groupMarks(
  clusters: ScorecardRow["clusters"],
  byGroup: Readonly<Record<string, number>>,
  groups: readonly StakeholderGroup[],
): GroupMarks[] {
  return groups.map(({ id, name, weight }) => {
    const marks = stack(clusters.filter((cluster) => cluster.groupId === id));
    const levels = marks.reduce((most, { level }) => Math.max(most, level + 1), 0);
    return { groupId: id, name, weight, mean: byGroup[id] ?? null, marks, levels };
  });
}

function stack(clusters: ScorecardRow["clusters"]): ClusterMark[] {
  const inOrder = clusters.toSorted((a, b) => a.position - b.position || (a.clusterId < b.clusterId ? -1 : 1));
  const lastOnLevel: number[] = [];
  return inOrder.map(({ clusterId, position }) => {
    const x = toPercent(position);
    const free = lastOnLevel.findIndex((last) => x - last >= CLOSE);
    const level = free === -1 ? lastOnLevel.length : free;
    lastOnLevel[level] = x;
    return { clusterId, position, x, level };
  });
}
