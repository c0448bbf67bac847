import type { Area } from "@octant/schemas";

/** A column of the coverage matrix: an area that counts with everything in it. */
export type MatrixColumn = { areaId: string; name: string };
/** Columns that lie in one area, named above them; null where they lie in none that says more than the mission itself. */
export type ColumnGroup = { areaId: string | null; name: string | null; columns: MatrixColumn[] };

/**
 * The regions in which no other region lies, in order, under the region that holds them. A place below a region is no column:
 * it counts in its region. The one area that holds everything is the mission, and heads nothing.
 */
export function matrixColumns(areas: readonly Area[]): ColumnGroup[] {
  const regions = areas.filter(({ level }) => level === "region");
  const roots = regions.filter(({ parentId }) => parentId === null);
  const whole = roots.length === 1 ? roots[0]?.id : undefined;
  const byId = new Map(regions.map((area) => [area.id, area]));
  const holds = new Set(regions.map(({ parentId }) => parentId));
  const groups: ColumnGroup[] = [];
  for (const column of inTreeOrder(regions)) {
    if (holds.has(column.id)) continue;
    const holder = column.parentId === null || column.parentId === whole ? undefined : byId.get(column.parentId);
    const last = groups.at(-1);
    const areaId = holder?.id ?? null;
    const entry = { areaId: column.id, name: column.name };
    if (last && last.areaId === areaId) last.columns.push(entry);
    else groups.push({ areaId, name: holder?.name ?? null, columns: [entry] });
  }
  return groups;
}

/** Every area right after the one that it lies in. */
function inTreeOrder(areas: readonly Area[], parentId: string | null = null): Area[] {
  return areas.filter((area) => area.parentId === parentId).flatMap((area) => [area, ...inTreeOrder(areas, area.id)]);
}
