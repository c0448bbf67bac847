import type { ScorecardRow, StakeholderGroup } from "@octant/schemas";

/** One stakeholder group of a tally: a tick per cluster heard, and none where nobody of the group was. */
export type TallyGroup = { groupId: string; name: string; clusters: number };

/** A tick, or the dashed box that stands for a group nobody was heard of; `x` and `width` in px. */
export type TallyMark = { kind: "cluster" | "empty"; x: number; width: number };

/** The groups in the order of the assessment, each with the number of its clusters. */
export function tally(clusters: ScorecardRow["clusters"], groups: readonly StakeholderGroup[]): TallyGroup[] {
  return groups.map(({ id, name }) => {
    return { groupId: id, name, clusters: clusters.filter((cluster) => cluster.groupId === id).length };
  });
}

const TICK = 3;
const BETWEEN_TICKS = 2;
const BETWEEN_GROUPS = 6;
const EMPTY = 6;

/**
 * Where the marks of a tally stand from its start, squeezed in proportion where they would pass `maxWidth`.
 * Example: groups of two and of none in 134 px are ticks at 0 and 5, and a box at 14.
 */
export function tallyMarks(groups: readonly TallyGroup[], maxWidth: number): { marks: TallyMark[]; width: number } {
  const marks: TallyMark[] = [];
  let x = 0;
  for (const { clusters } of groups) {
    if (marks.length > 0) x += BETWEEN_GROUPS;
    if (clusters === 0) {
      marks.push({ kind: "empty", x, width: EMPTY });
      x += EMPTY;
    }
    for (let tick = 0; tick < clusters; tick += 1) {
      if (tick > 0) x += BETWEEN_TICKS;
      marks.push({ kind: "cluster", x, width: TICK });
      x += TICK;
    }
  }
  if (x <= maxWidth) return { marks, width: x };
  const scale = maxWidth / x;
  const squeezed = marks.map((mark) => ({ ...mark, x: mark.x * scale, width: mark.width * scale }));
  return { marks: squeezed, width: maxWidth };
}
