import type { Unit, UnitPosition } from "@octant/schemas";
import { compareText, unitEvidence, unitPositions } from "@octant/scoring";
import { accepted } from "./accepted.ts";
import { type EvidencePack, unpackEvidence } from "./evidence-pack.ts";

/** Where a position stands in the list: by source, then by question. */
export type PositionPlace = readonly [sourceId: string, questionId: string];
export type AskedPositions = { unit: Unit; after: PositionPlace | undefined; most: number };

/** The positions behind the profile of all that a pack holds, cut to an area and a period; at most `most` after a place. */
export function computePositions(pack: EvidencePack, { unit, after, most }: AskedPositions): UnitPosition[] {
  const { areas, groupWeights, judged, codes } = pack;
  const { codings, sources } = unpackEvidence(pack);
  const { areaId, periodId } = unit;
  const asked = {
    questionIds: [...new Set(codes.map(({ questionId }) => questionId))],
    ...(areaId !== undefined && { areaId }),
    ...(periodId !== undefined && { periodId }),
  };
  const evidence = accepted(unitEvidence({ codings, sources, areas, judged, groupWeights, unit: asked }));
  const { positions } = accepted(unitPositions(evidence.profileInput));
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  return positions
    .filter(({ source, question }) => !after || isAfter(source, question, after))
    .slice(0, most)
    .flatMap(({ source: sourceId, question: questionId, ...position }) => {
      const { clusterId, groupId = null } = sourceOf.get(sourceId) ?? {};
      return clusterId && groupId ? [{ sourceId, clusterId, groupId, questionId, ...position }] : [];
    });
}

function isAfter(sourceId: string, questionId: string, [afterSource, afterQuestion]: PositionPlace): boolean {
  return (compareText(sourceId, afterSource) || compareText(questionId, afterQuestion)) > 0;
}
