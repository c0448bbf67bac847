import { areaAncestry } from "./area-ancestry.ts";
import { compareText } from "./compare-text.ts";
import type { CoverageInput, HeardSource } from "./coverage-input.ts";
import { getOrAdd } from "./get-or-add.ts";

/**
 * One group, area and period: how many sources were heard there, in how many clusters, and how many were planned.
 * Null stands for "not placed" as a group, and for every area or every period together: there a source counts once, however
 * many periods it speaks about. `planned` is null where plans do not add up to one number, which is every period together: one
 * source can serve the plans of two periods.
 */
export type CoverageCell = {
  groupId: string | null;
  areaId: string | null;
  periodId: string | null;
  sources: number;
  clusters: number;
  planned: number | null;
};

export type Coverage = {
  /** Cells in which somebody was heard or planned, in order of group, area and period; null comes last. */
  cells: CoverageCell[];
  sources: number;
  clusters: number;
  /** Sources that no cell of the matrix shows whole: without group, without area, without period. */
  notPlaced: number;
  withoutArea: number;
  withoutPeriod: number;
  /** The fewest sources with which the plan could be met: one can speak about several periods. */
  fewestPlanned: number;
};

type Tally = Omit<CoverageCell, "sources" | "clusters"> & { sources: number; clusterIds: Set<string> };

/**
 * Planned against done, by stakeholder group, area and period. Where a source was *heard* decides on its area, not what it
 * speaks about. An area counts with everything in it; a source that speaks about two periods counts in each, and once in all
 * together. Order of input changes nothing.
 * Errors: none; a source whose group or period is not in the lists is counted under its own id.
 * Example: one source of a union, heard in Gao about two periods, and a plan of 2 for each: in Gao and in North, which holds
 * it, 1 of 2 in either period, 1 in all. Source: method, section 2, area, period and cluster.
 */
export function coverage({ sources, planned, areas }: CoverageInput): Coverage {
  const above = areaAncestry(areas);
  const tallies = new Map<string, Tally>();
  const tallyOf = (groupId: string | null, areaId: string | null, periodId: string | null) =>
    getOrAdd(tallies, JSON.stringify([groupId, areaId, periodId]), (): Tally => {
      // every period together has no one plan
      return { groupId, areaId, periodId, sources: 0, clusterIds: new Set(), planned: periodId === null ? null : 0 };
    });
  for (const source of sources) {
    for (const areaId of [...above(source.areaId), null]) {
      for (const periodId of [...new Set(source.periodIds), null]) {
        const tally = tallyOf(source.groupId, areaId, periodId);
        tally.sources += 1;
        tally.clusterIds.add(source.clusterId);
      }
    }
  }
  for (const plan of planned) {
    for (const areaId of [...above(plan.areaId), null]) {
      const tally = tallyOf(plan.groupId, areaId, plan.periodId);
      tally.planned = (tally.planned ?? 0) + plan.planned;
    }
  }
  const cells = [...tallies.values()].map(({ clusterIds, ...tally }) => ({ ...tally, clusters: clusterIds.size }));
  return { cells: cells.toSorted(inOrder), ...countAll(sources), fewestPlanned: fewestPlanned(planned) };
}

/** For each group and area the largest of its periods' plans: a source that speaks about both periods serves two plans. */
function fewestPlanned(planned: CoverageInput["planned"]): number {
  const largest = new Map<string, number>();
  for (const { groupId, areaId, planned: wanted } of planned) {
    const place = JSON.stringify([groupId, areaId]);
    largest.set(place, Math.max(largest.get(place) ?? 0, wanted));
  }
  return [...largest.values()].reduce((sum, wanted) => sum + wanted, 0);
}

function countAll(sources: readonly HeardSource[]): Omit<Coverage, "cells" | "fewestPlanned"> {
  return {
    sources: sources.length,
    clusters: new Set(sources.map(({ clusterId }) => clusterId)).size,
    notPlaced: sources.filter(({ groupId }) => groupId === null).length,
    withoutArea: sources.filter(({ areaId }) => areaId === null).length,
    withoutPeriod: sources.filter(({ periodIds }) => periodIds.length === 0).length,
  };
}

function inOrder(a: CoverageCell, b: CoverageCell): number {
  return byId(a.groupId, b.groupId) || byId(a.areaId, b.areaId) || byId(a.periodId, b.periodId);
}

function byId(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareText(a, b);
}
