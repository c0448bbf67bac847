import type { AreaNode } from "./unit-input.ts";

/** A source as coverage sees it: who was heard, where, about which periods. */
export type HeardSource = {
  readonly id: string;
  readonly clusterId: string;
  /** Its cluster's stakeholder group; null while the source is not placed. */
  readonly groupId: string | null;
  /** Where it was heard, not what it speaks about; null where that is not known. */
  readonly areaId: string | null;
  /** The periods it speaks about; empty where that is not known. */
  readonly periodIds: readonly string[];
};

/** How many sources of a group are to be heard in an area about a period. */
export type PlannedSources = {
  readonly groupId: string;
  readonly areaId: string;
  readonly periodId: string;
  readonly planned: number;
};

export type CoverageInput = {
  readonly sources: readonly HeardSource[];
  readonly planned: readonly PlannedSources[];
  readonly areas: readonly AreaNode[];
  /** `ofMission`: the mission's own people, as against those who see it from outside. */
  readonly groups: readonly { readonly id: string; readonly ofMission: boolean }[];
  readonly periods: readonly { readonly id: string }[];
};
