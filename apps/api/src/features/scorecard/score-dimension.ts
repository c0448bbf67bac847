import type { ScorecardRow, Unit } from "@octant/schemas";
import {
  type AreaNode,
  type EffectiveCoding,
  evidenceProfile,
  type JudgedPosition,
  type RegisteredSource,
  type UnitEvidence,
  unitEvidence,
} from "@octant/scoring";
import { accepted } from "./accepted.ts";

/** A dimension's codings with everything that decides how they count. */
export type DimensionInput = {
  dimensionId: string;
  questionIds: readonly string[];
  codings: readonly EffectiveCoding[];
  sources: readonly RegisteredSource[];
  areas: readonly AreaNode[];
  groupWeights: Readonly<Record<string, number>>;
  judged: readonly JudgedPosition[];
  unit: Unit;
};

/** One row of the scorecard, and the evidence that it was computed from. All arithmetic is `@octant/scoring`'s. */
export function scoreDimension(input: DimensionInput): { row: ScorecardRow; evidence: UnitEvidence } {
  const { dimensionId, questionIds, codings, sources, areas, groupWeights, judged, unit } = input;
  const { areaId, periodId } = unit;
  const evidence = accepted(
    unitEvidence({
      codings,
      sources,
      areas,
      judged,
      groupWeights,
      unit: {
        questionIds,
        ...(areaId === undefined ? {} : { areaId }),
        ...(periodId === undefined ? {} : { periodId }),
      },
    }),
  );
  const profile = accepted(evidenceProfile(evidence.profileInput));
  // the clusters' positions stand beside the profile, not in it
  const { clusters, ...shown } = profile.kind === "profile" ? profile : { ...profile, clusters: [] };
  const row = {
    dimensionId,
    profile: shown,
    codings: evidence.codingCount,
    context: evidence.contextCount,
    notPlaced: evidence.notPlaced.length,
    broader: evidence.broader.length,
    judged: evidence.profileInput.judged.length,
    clusters: clusters.map(({ id, group, position }) => ({ clusterId: id, groupId: group, position })),
  };
  return { row, evidence };
}
