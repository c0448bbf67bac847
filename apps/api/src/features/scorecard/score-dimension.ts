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

/** A dimension's codings with everything that decides how they count. */
export type DimensionInput = {
  dimensionId: string;
  questionIds: readonly string[];
  codings: readonly EffectiveCoding[];
  judged: readonly JudgedPosition[];
  sources: readonly RegisteredSource[];
  areas: readonly AreaNode[];
  groupWeights: Readonly<Record<string, number>>;
  unit: Unit;
};

/** One row of the scorecard, and the evidence that it was computed from. All arithmetic is `@octant/scoring`'s. */
export function scoreDimension(input: DimensionInput): { row: ScorecardRow; evidence: UnitEvidence } {
  const { dimensionId, questionIds, codings, judged, sources, areas, groupWeights, unit } = input;
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

/** The database's constraints keep out whatever the method rejects; so this is a fault of ours and no one's input. */
function accepted<Result extends { kind: string }>(result: Result): Exclude<Result, { kind: "rejected" }> {
  if (result.kind === "rejected") throw new Error("evidence that the register allows was rejected");
  return result as Exclude<Result, { kind: "rejected" }>;
}
