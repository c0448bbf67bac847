import { areas, plannedSamples, type Tx } from "@octant/db";
import type { ChangeAreas, DesignArea, StudyDesign } from "@octant/schemas";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { RequestContext } from "../../platform/request-context.ts";
import { sealName } from "../../platform/sealed-names.ts";
import type { RecordSealer } from "../../platform/vault/index.ts";
import { addSlugs } from "./add-slugs.ts";
import { changeDesign } from "./change-design.ts";
import { diffList, isNoDifference } from "./diff-list.ts";
import { listAreasInUse } from "./queries.ts";
import { toDesignArea } from "./read-design.ts";
import { requireUnused } from "./require-unused.ts";

/**
 * The tree of areas as it is to stand. One that is left out goes out of use with what is planned there; one that evidence
 * uses is kept (`cut-in-use`). Names of places below a region are sealed, each as a record of its own.
 */
export function changeAreas(ctx: RequestContext, version: number, command: ChangeAreas): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  return changeDesign(ctx, version, "areas", command, async (tx) => {
    const rows = await listAreasInUse(tx, assessmentId);
    const after = command.areas;
    const places = [...rows, ...after].filter(({ level }) => level === "place").map(({ id }) => id);
    const sealer = await ctx.vault.sealer(tx, assessmentId, [...new Set(places)], { create: true });
    const before = rows.map((row) => toDesignArea(sealer, row));
    const difference = diffList(before, after, ({ name }) => name);
    if (isNoDifference(difference)) return undefined;
    const gone = before.filter(({ id }) => !after.some((area) => area.id === id)).map(({ id }) => id);
    await requireUnused(tx, assessmentId, "areas", gone);
    await retire(tx, assessmentId, gone);
    await writeAreas(tx, assessmentId, sealer, after);
    return { difference, before: before.map(withoutPlaceName), after: after.map(withoutPlaceName) };
  });
}

async function writeAreas(tx: Tx, assessmentId: string, sealer: RecordSealer, list: readonly DesignArea[]) {
  const all = await tx
    .select({ id: areas.id, slug: areas.slug })
    .from(areas)
    .where(eq(areas.assessmentId, assessmentId));
  const regions = addSlugs(
    all,
    list.filter(({ level }) => level === "region"),
  );
  const rows = list.map(({ id, parentId, level, name }, position) => {
    const named =
      level === "region" ? { name, nameSealed: null } : { name: null, nameSealed: sealName(sealer, "area", id, name) };
    return { assessmentId, id, parentId, level, slug: regions.get(id) ?? null, position, ...named };
  });
  if (rows.length === 0) return;
  await tx
    .insert(areas)
    .values(rows)
    .onConflictDoUpdate({
      target: [areas.assessmentId, areas.id],
      set: {
        parentId: sql`excluded.parent_id`,
        level: sql`excluded.level`,
        slug: sql`excluded.slug`,
        position: sql`excluded.position`,
        name: sql`excluded.name`,
        nameSealed: sql`excluded.name_sealed`,
        retiredAt: null,
      },
    });
}

async function retire(tx: Tx, assessmentId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(plannedSamples)
    .where(and(eq(plannedSamples.assessmentId, assessmentId), inArray(plannedSamples.areaId, ids)));
  await tx
    .update(areas)
    .set({ retiredAt: sql`now()` })
    .where(and(eq(areas.assessmentId, assessmentId), inArray(areas.id, ids)));
}

/** A place could give a respondent away: the log keeps its name sealed alone. */
function withoutPlaceName({ name, ...area }: DesignArea) {
  return area.level === "region" ? { ...area, name } : area;
}
