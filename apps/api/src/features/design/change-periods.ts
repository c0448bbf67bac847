import { periods, plannedSamples, type Tx } from "@octant/db";
import type { ChangePeriods, DesignPeriod, StudyDesign } from "@octant/schemas";
import { and, eq, inArray, sql } from "drizzle-orm";
import { violatedConstraint } from "../../platform/database-failure.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { addSlugs } from "./add-slugs.ts";
import { changeDesign } from "./change-design.ts";
import { diffList, isNoDifference } from "./diff-list.ts";
import { listPeriodsInUse } from "./queries.ts";
import { requireUnused } from "./require-unused.ts";

/**
 * The periods as they are to stand. One that is left out goes out of use with what is planned for it; one that evidence uses
 * is kept (`cut-in-use`). Throws `invalid-request` where two overlap.
 */
export async function changePeriods(
  ctx: RequestContext,
  version: number,
  command: ChangePeriods,
): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  try {
    return await changeDesign(ctx, version, "periods", command, async (tx) => {
      const before = await listPeriodsInUse(tx, assessmentId);
      const after = command.periods;
      const difference = diffList(before, after, ({ name }) => name);
      if (isNoDifference(difference)) return undefined;
      const gone = before.filter(({ id }) => !after.some((period) => period.id === id)).map(({ id }) => id);
      await requireUnused(tx, assessmentId, "periods", gone);
      await retire(tx, assessmentId, gone);
      await writePeriods(tx, assessmentId, after);
      return { difference, before, after };
    });
  } catch (error) {
    if (violatedConstraint(error) !== "period_does_not_overlap") throw error;
    const message = "two periods overlap";
    throw new ProblemError("invalid-request", { issues: [{ path: ["periods"], code: "custom", message }] });
  }
}

async function writePeriods(tx: Tx, assessmentId: string, list: readonly DesignPeriod[]): Promise<void> {
  if (list.length === 0) return;
  // days may be handed from one period to its neighbour: only the end of it all is to be without overlap
  await tx.execute(sql`set constraints period_does_not_overlap deferred`);
  const there = await tx
    .select({ id: periods.id, slug: periods.slug })
    .from(periods)
    .where(eq(periods.assessmentId, assessmentId));
  const slugs = addSlugs(there, list);
  const rows = list.map((period, position) => ({
    assessmentId,
    ...period,
    slug: slugs.get(period.id) ?? "",
    position,
  }));
  await tx
    .insert(periods)
    .values(rows)
    .onConflictDoUpdate({
      target: [periods.assessmentId, periods.id],
      set: {
        name: sql`excluded.name`,
        startsOn: sql`excluded.starts_on`,
        endsOn: sql`excluded.ends_on`,
        position: sql`excluded.position`,
        retiredAt: null,
      },
    });
  await tx.execute(sql`set constraints period_does_not_overlap immediate`);
}

/** Nobody knows any more when it was: else its days would stand in the way of those that follow it. */
async function retire(tx: Tx, assessmentId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(plannedSamples)
    .where(and(eq(plannedSamples.assessmentId, assessmentId), inArray(plannedSamples.periodId, ids)));
  await tx
    .update(periods)
    .set({ retiredAt: sql`now()`, startsOn: null, endsOn: null })
    .where(and(eq(periods.assessmentId, assessmentId), inArray(periods.id, ids)));
}
