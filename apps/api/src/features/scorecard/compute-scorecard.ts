import type { AsOf, Scorecard, Unit } from "@octant/schemas";
import { type EvidencePack, unpackEvidence } from "./evidence-pack.ts";
import { scoreDimension } from "./score-dimension.ts";

/** Every dimension's row, in the codebook's order. Pure: it runs beside the server's thread. */
export function computeScorecard(pack: EvidencePack, unit: Unit, asOf: AsOf | null): Scorecard {
  const { areas, groupWeights, judged, codes } = pack;
  const { codings, sources } = unpackEvidence(pack);
  const questionsOf = new Map<string, Set<string>>();
  for (const { dimensionId, questionId } of codes) {
    questionsOf.set(dimensionId, (questionsOf.get(dimensionId) ?? new Set()).add(questionId));
  }
  const rows = [...questionsOf].map(([dimensionId, questions]) => {
    const ofDimension = codings.filter(({ questionId }) => questions.has(questionId));
    const questionIds = [...questions];
    const input = { dimensionId, questionIds, codings: ofDimension, sources, areas, groupWeights, judged, unit };
    return scoreDimension(input).row;
  });
  return { unit, asOf, rows };
}
