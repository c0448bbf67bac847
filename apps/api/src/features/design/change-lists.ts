import { objectives, type Tx, timelineEvents } from "@octant/db";
import type { ChangeObjectives, ChangeTimeline, StudyDesign } from "@octant/schemas";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { RequestContext } from "../../platform/request-context.ts";
import { changeDesign } from "./change-design.ts";
import { diffList, isNoDifference } from "./diff-list.ts";
import { listEvents, listObjectives } from "./queries.ts";

/** The mandate's objectives as they are to stand. One that is left out goes out of use: judgements may name it. */
export function changeObjectives(
  ctx: RequestContext,
  version: number,
  command: ChangeObjectives,
): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  return changeDesign(ctx, version, "objectives", command, async (tx) => {
    const before = await listObjectives(tx, assessmentId);
    const after = command.objectives;
    const difference = diffList(before, after, ({ title }) => title);
    if (isNoDifference(difference)) return undefined;
    await retireOthers(
      tx,
      assessmentId,
      after.map(({ id }) => id),
    );
    if (after.length > 0)
      await tx
        .insert(objectives)
        .values(after.map((objective, position) => ({ assessmentId, ...objective, position })))
        .onConflictDoUpdate({
          target: [objectives.assessmentId, objectives.id],
          set: {
            title: sql`excluded.title`,
            source: sql`excluded.source`,
            startsOn: sql`excluded.starts_on`,
            endsOn: sql`excluded.ends_on`,
            position: sql`excluded.position`,
            retiredAt: null,
          },
        });
    return { difference, before, after };
  });
}

async function retireOthers(tx: Tx, assessmentId: string, kept: string[]): Promise<void> {
  await tx
    .update(objectives)
    .set({ retiredAt: sql`coalesce(${objectives.retiredAt}, now())` })
    .where(and(eq(objectives.assessmentId, assessmentId), notInArray(objectives.id, kept)));
}

/** The timeline as it is to stand. Nothing hangs on an event, so one that is left out is gone; the change log keeps it. */
export function changeTimeline(ctx: RequestContext, version: number, command: ChangeTimeline): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  return changeDesign(ctx, version, "timeline", command, async (tx) => {
    const before = await listEvents(tx, assessmentId);
    const after = command.events;
    const difference = diffList(before, after, ({ title }) => title, { inOrder: false });
    if (isNoDifference(difference)) return undefined;
    await tx.delete(timelineEvents).where(eq(timelineEvents.assessmentId, assessmentId));
    if (after.length > 0) await tx.insert(timelineEvents).values(after.map((event) => ({ assessmentId, ...event })));
    return { difference, before, after };
  });
}
