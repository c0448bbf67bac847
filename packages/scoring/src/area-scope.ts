import { getOrAdd } from "./get-or-add.ts";
import type { AreaNode } from "./unit-input.ts";

/** Where evidence about an area stands towards a unit: in it, about a larger area that holds it, or elsewhere. */
export type AreaPlace = "inside" | "broader" | "elsewhere";

/**
 * Tells for any area where evidence about it stands towards a unit.
 * A unit takes its area and all areas below it; evidence about an area above it never rolls down. Evidence about no
 * area in particular (null) belongs to the whole mission, which is the unit without an area, alone.
 * Example: for Mopti in Centre, "Mopti" is inside, "Centre" broader, "North" and null elsewhere.
 * Source: method, section 2, area.
 */
export function areaScope(
  areas: readonly AreaNode[],
  unitAreaId: string | undefined,
): (id: string | null) => AreaPlace {
  if (unitAreaId === undefined) return () => "inside";
  const below = new Map<string, string[]>();
  const above = new Map<string, string[]>();
  for (const { id, parentId } of areas) {
    if (parentId === null) continue;
    getOrAdd(below, parentId, () => []).push(id);
    getOrAdd(above, id, () => []).push(parentId);
  }
  const inside = reach(unitAreaId, below);
  const broader = reach(unitAreaId, above);
  return (id) => {
    if (id === null) return "elsewhere";
    if (inside.has(id)) return "inside";
    return broader.has(id) ? "broader" : "elsewhere";
  };
}

/** All that can be reached from `from`, itself included; each once, so that even a circle of areas comes to an end. */
function reach(from: string, steps: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set([from]);
  for (const id of reached) for (const next of steps.get(id) ?? []) reached.add(next);
  return reached;
}
