import { coverage } from "./coverage.ts";
import type { CoverageInput } from "./coverage-input.ts";

/** Of the cells of a plan (a group, an area and a period): how many there are, and in how many the plan is met. */
export type PlanMet = { planned: number; met: number };

/**
 * How much of the planned sample has been heard. A cell is met by as many sources as were planned, heard anywhere in its
 * area; more than were planned in one cell make up for none in another.
 * Errors: none; without a plan both counts are 0.
 * Example: 2 planned in Gao and 1 in Kidal; three heard in Gao and none in Kidal: 1 of 2 is met.
 * Source: method, section 2, coverage; counting cells rather than sources is a convention of Octant.
 */
export function planMet(input: Pick<CoverageInput, "sources" | "planned" | "areas">): PlanMet {
  const { cells } = coverage({ ...input, groups: [], periods: [] });
  const heard = new Map(cells.map((cell) => [keyOf(cell), cell.sources]));
  const met = input.planned.filter((cell) => (heard.get(keyOf(cell)) ?? 0) >= cell.planned);
  return { planned: input.planned.length, met: met.length };
}

const keyOf = (cell: { groupId: string | null; areaId: string | null; periodId: string | null }) =>
  JSON.stringify([cell.groupId, cell.areaId, cell.periodId]);
