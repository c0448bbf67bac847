import { z } from "zod";
import { type Framework, FrameworkId, LocalText, Provenance, Relation } from "./framework.ts";

/** How a dimension of one version relates to one of another; null where nothing corresponds on that side. */
export const CrosswalkLine = z.strictObject({
  from: z.string().nullable(),
  to: z.string().nullable(),
  relation: Relation,
  provenance: Provenance,
});
export type CrosswalkLine = z.infer<typeof CrosswalkLine>;

/** A crosswalk from one version to another, with the names of that one's dimensions. */
export const Crosswalk = z.strictObject({
  framework: FrameworkId,
  name: LocalText,
  dimensions: z.array(z.strictObject({ id: z.string(), name: LocalText })),
  lines: z.array(CrosswalkLine),
});
export type Crosswalk = z.infer<typeof Crosswalk>;

const BACKWARDS: Record<Relation, Relation> = {
  same: "same",
  broader: "narrower",
  narrower: "broader",
  overlaps: "overlaps",
  none: "none",
};

/**
 * The crosswalk from one version to another: the lines that the first holds, or those of the second read backwards. Empty
 * where neither knows the other. Source: method, section 0.
 */
export function crosswalkBetween(from: Framework, to: Framework): CrosswalkLine[] {
  const own = from.crosswalk.filter((pair) => pair.framework === to.id);
  if (own.length > 0) return own.map(({ framework: _, ...line }) => line);
  const theirs = to.crosswalk.filter((pair) => pair.framework === from.id);
  return theirs.map((pair) => {
    const { relation, provenance } = pair;
    return { from: pair.to, to: pair.from, relation: BACKWARDS[relation], provenance };
  });
}
