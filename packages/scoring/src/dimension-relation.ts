import type { CrosswalkLine, Relation } from "@octant/schemas";

/** A dimension of one framework version. */
export type FrameworkDimension = { readonly frameworkId: string; readonly dimensionId: string };

/**
 * How two dimensions relate, as `compareRatings` takes it: a dimension of one version is the same as itself and has
 * nothing to do with its neighbours; across versions the crosswalk from a's version to b's decides (see
 * `crosswalkBetween`), and where it has no line, or contradicts itself, nothing may be compared: `none`.
 * Example: with the line "politics -> primacy, same", politics of 2019 is the same as primacy of 2020.
 * Source: method, sections 0 and 7.
 */
export function dimensionRelation(
  a: FrameworkDimension,
  b: FrameworkDimension,
  crosswalk: readonly CrosswalkLine[],
): Relation {
  if (a.frameworkId === b.frameworkId) return a.dimensionId === b.dimensionId ? "same" : "none";
  const lines = crosswalk.filter(({ from, to }) => from === a.dimensionId && to === b.dimensionId);
  const relations = new Set(lines.map(({ relation }) => relation));
  const [relation] = relations;
  return relation === undefined || relations.size > 1 ? "none" : relation;
}
