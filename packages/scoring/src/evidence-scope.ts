import { ENOUGH_CLUSTERS, ENOUGH_GROUPS } from "./thresholds.ts";
import type { EvidenceScope, ScopeFacts } from "./unit-figures.ts";

/** How many clusters, in how many groups, speak about something. */
export type Reach = { clusters: number; groups: number };

/** A part of an area or of a period, and how many clusters speak about it in the unit. */
export type ScopePart = { id: string; clusters: number };

/**
 * Whether evidence reaches as far as the area (or period) that a finding is about: at least 3 clusters in 2 groups speak
 * about it itself, or some cluster speaks about every part of it. Where it has no parts, all its evidence is about it
 * itself; how much that is, `few-clusters` and `one-group` say.
 * Example: of a country with two regions, evidence about one region alone does not cover it; one cluster about each does.
 * Source: method, section 4, scope-beyond-evidence.
 */
export function scopeFacts(itself: Reach, parts: readonly ScopePart[]): ScopeFacts {
  const silent = parts.filter((part) => part.clusters === 0).map(({ id }) => id);
  const speaksItself = itself.clusters >= ENOUGH_CLUSTERS && itself.groups >= ENOUGH_GROUPS;
  return { ...itself, parts: parts.length, silent, covered: speaksItself || silent.length === 0 };
}

/** Of area and period alike: what `confidenceCeiling` asks for. */
export function isScopeCovered({ area, period }: EvidenceScope): boolean {
  return area.covered && period.covered;
}
