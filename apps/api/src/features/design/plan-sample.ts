import { areas, periods, plannedSamples, stakeholderGroups, type Tx } from "@octant/db";
import type { PlannedCell, PlanSample, StudyDesign } from "@octant/schemas";
import { and, eq, isNull } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { changeDesign } from "./change-design.ts";
import { type Difference, isNoDifference } from "./diff-list.ts";
import { listSample } from "./queries.ts";

/** Rows of one insert: a statement takes 65,535 values at most. */
const BATCH = 5_000;

/**
 * Whom the study plans to hear where about when, as it is to stand. Throws `cut-retired` for a group, area or period that is
 * not in use here.
 */
export function planSample(ctx: RequestContext, version: number, command: PlanSample): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  return changeDesign(ctx, version, "sample", command, async (tx) => {
    const before = await listSample(tx, assessmentId);
    const after = command.cells;
    const difference = diffCells(before, after);
    if (isNoDifference(difference)) return undefined;
    await requireInUse(tx, assessmentId, after);
    await tx.delete(plannedSamples).where(eq(plannedSamples.assessmentId, assessmentId));
    for (let at = 0; at < after.length; at += BATCH) {
      const rows = after.slice(at, at + BATCH).map((cell) => ({ assessmentId, ...cell }));
      await tx.insert(plannedSamples).values(rows);
    }
    return { difference, before, after };
  });
}

const keyOf = ({ groupId, areaId, periodId }: PlannedCell) => `${groupId} ${areaId} ${periodId}`;

/** Cells have no names: of each kind it is told how many there are. */
function diffCells(before: readonly PlannedCell[], after: readonly PlannedCell[]): Difference {
  const was = new Map(before.map((cell) => [keyOf(cell), cell.planned]));
  const is = new Map(after.map((cell) => [keyOf(cell), cell.planned]));
  const told = (cells: readonly unknown[]) => (cells.length === 0 ? [] : [String(cells.length)]);
  return {
    added: told(after.filter((cell) => !was.has(keyOf(cell)))),
    changed: told(after.filter((cell) => (was.get(keyOf(cell)) ?? cell.planned) !== cell.planned)),
    removed: told(before.filter((cell) => !is.has(keyOf(cell)))),
  };
}

async function requireInUse(tx: Tx, assessmentId: string, cells: readonly PlannedCell[]): Promise<void> {
  const inUse = async (table: typeof areas | typeof periods | typeof stakeholderGroups) => {
    const rows = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.assessmentId, assessmentId), isNull(table.retiredAt)));
    return new Set(rows.map(({ id }) => id));
  };
  const [groupIds, areaIds, periodIds] = [await inUse(stakeholderGroups), await inUse(areas), await inUse(periods)];
  const isThere = (c: PlannedCell) => groupIds.has(c.groupId) && areaIds.has(c.areaId) && periodIds.has(c.periodId);
  if (!cells.every(isThere)) throw new ProblemError("cut-retired");
}
