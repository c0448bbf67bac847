import type { AreaNode } from "./unit-input.ts";

/**
 * Gives for an area itself and every area that holds it, from the inside out; nothing for null. An area that the tree does not
 * know stands alone, and a circle of areas comes to an end.
 * Source: method, section 2, area: a unit takes what lies in its subtree.
 */
export function areaAncestry(areas: readonly AreaNode[]): (areaId: string | null) => readonly string[] {
  const parentOf = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const known = new Map<string, readonly string[]>();
  return (areaId) => {
    if (areaId === null) return [];
    const found = known.get(areaId);
    if (found) return found;
    const chain = new Set<string>();
    let at: string | null = areaId;
    while (at !== null && !chain.has(at)) {
      chain.add(at);
      at = parentOf.get(at) ?? null;
    }
    known.set(areaId, [...chain]);
    return [...chain];
  };
}
