import { plannedSamples, stakeholderGroups, type Tx } from "@octant/db";
import type { ChangeGroups, DesignGroup, LockWeights, StudyDesign } from "@octant/schemas";
import { and, eq, inArray, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { addSlugs } from "./add-slugs.ts";
import { changeDesign, type Editing } from "./change-design.ts";
import { diffList, isNoDifference, NO_DIFFERENCE } from "./diff-list.ts";
import { listGroupsInUse } from "./queries.ts";
import { requireUnused } from "./require-unused.ts";

/**
 * The stakeholder groups as they are to stand. One that is left out goes out of use with what is planned for it; one that has
 * sources is kept (`cut-in-use`). A weight changes only until weights are locked or coding has begun (`weights-locked`).
 */
export function changeGroups(ctx: RequestContext, version: number, command: ChangeGroups): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  return changeDesign(ctx, version, "groups", command, async (tx, editing) => {
    const before = await listGroupsInUse(tx, assessmentId);
    const after = command.groups;
    const difference = diffList(before, after, ({ name }) => name);
    if (isNoDifference(difference)) return undefined;
    requireWeightsFree(editing, before, after);
    const gone = before.filter(({ id }) => !after.some((group) => group.id === id)).map(({ id }) => id);
    await requireUnused(tx, assessmentId, "groups", gone);
    await retire(tx, assessmentId, gone);
    await writeGroups(tx, assessmentId, after);
    return { difference, before, after };
  });
}

function requireWeightsFree(editing: Editing, before: readonly DesignGroup[], after: readonly DesignGroup[]): void {
  if (editing.row.weightsLockedAt === null && !editing.codingBegan) return;
  const weights = new Map(before.map(({ id, weight }) => [id, weight]));
  // a group that comes later weighs as one that nobody has declared
  const moved = after.find(({ id, weight }) => (weights.get(id) ?? null) !== weight);
  if (moved) throw new ProblemError("weights-locked", { groupId: moved.id });
}

async function writeGroups(tx: Tx, assessmentId: string, list: readonly DesignGroup[]): Promise<void> {
  if (list.length === 0) return;
  const there = await tx
    .select({ id: stakeholderGroups.id, slug: stakeholderGroups.slug })
    .from(stakeholderGroups)
    .where(eq(stakeholderGroups.assessmentId, assessmentId));
  const slugs = addSlugs(there, list);
  const rows = list.map((group, position) => ({ assessmentId, ...group, slug: slugs.get(group.id) ?? "", position }));
  await tx
    .insert(stakeholderGroups)
    .values(rows)
    .onConflictDoUpdate({
      target: [stakeholderGroups.assessmentId, stakeholderGroups.id],
      set: {
        name: sql`excluded.name`,
        ofMission: sql`excluded.of_mission`,
        weight: sql`excluded.weight`,
        position: sql`excluded.position`,
        retiredAt: null,
      },
    });
}

async function retire(tx: Tx, assessmentId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(plannedSamples)
    .where(and(eq(plannedSamples.assessmentId, assessmentId), inArray(plannedSamples.groupId, ids)));
  await tx
    .update(stakeholderGroups)
    .set({ retiredAt: sql`now()` })
    .where(and(eq(stakeholderGroups.assessmentId, assessmentId), inArray(stakeholderGroups.id, ids)));
}

/** Locks the weights for good, before coding begins. Throws `weights-locked` where they are, or coding has begun. */
export function lockWeights(ctx: RequestContext, version: number, command: LockWeights): Promise<StudyDesign> {
  return changeDesign(ctx, version, "weights", command, async (tx, { row, codingBegan }) => {
    if (row.weightsLockedAt !== null || codingBegan) throw new ProblemError("weights-locked");
    const groups = await listGroupsInUse(tx, ctx.assessmentId);
    const after = groups.map(({ id, weight }) => ({ id, weight }));
    const changed = groups.map(({ name }) => name);
    const set = { weightsLockedAt: new Date(), weightsLockedBy: ctx.account.id };
    return { difference: { ...NO_DIFFERENCE, changed }, before: null, after, set };
  });
}
