import type { Tx } from "@octant/db";
import type { Unit } from "@octant/schemas";
import type { EffectiveCoding } from "@octant/scoring";
import { ProblemError } from "../../platform/problems.ts";
import {
  type AnalysableText,
  findAnalysable,
  findAreas,
  findCodes,
  findGroupWeights,
  findJudged,
  findLiveCodings,
  findSpokenTurns,
  hasPeriod,
} from "./queries.ts";
import { codingReader } from "./read-coding.ts";
import type { DimensionInput } from "./score-dimension.ts";

/** A source whose evidence may enter figures. */
export type AnalysableSource = Omit<AnalysableText, "textVersionId">;

/**
 * Everything that the dimensions asked for are computed from, read once. Dimensions come in the codebook's order.
 * Throws `not-found` for a dimension, area or period that this assessment does not have.
 */
export async function gatherEvidence(tx: Tx, assessmentId: string, unit: Unit, dimensionId?: string) {
  const allCodes = await findCodes(tx, assessmentId);
  const codes = allCodes.filter((code) => dimensionId === undefined || code.dimensionId === dimensionId);
  if (dimensionId !== undefined && codes.length === 0) throw new ProblemError("not-found");
  const areas = await findAreas(tx, assessmentId);
  if (unit.areaId !== undefined && !areas.some(({ id }) => id === unit.areaId)) throw new ProblemError("not-found");
  const isPeriod = unit.periodId !== undefined && unit.periodId !== "unknown";
  if (isPeriod && !(await hasPeriod(tx, assessmentId, unit.periodId ?? ""))) throw new ProblemError("not-found");

  const texts = await findAnalysable(tx, assessmentId);
  const groupWeights = await findGroupWeights(tx, assessmentId);
  const judged = await findJudged(tx, assessmentId);
  const rows = await findLiveCodings(
    tx,
    assessmentId,
    codes.map(({ id }) => id),
  );
  const byDimension = new Map(codes.map((code) => [code.dimensionId, [] as EffectiveCoding[]]));
  const toCoding = codingReader(codes, texts, await findSpokenTurns(tx, assessmentId));
  for (const row of rows) {
    const read = toCoding(row);
    if (read) byDimension.get(read.dimensionId)?.push(read.coding);
  }
  const sources = [...new Map(texts.map(({ textVersionId: _, ...source }) => [source.id, source])).values()];
  const sourceIds = new Set(sources.map(({ id }) => id));
  // a source that may no longer be analysed is in no figure, judged or not
  const isThere = ({ sourceId }: { sourceId: string }) => sourceIds.has(sourceId);
  const dimensions = [...byDimension].map(([id, codings]): DimensionInput => {
    const ofDimension = codes.filter((code) => code.dimensionId === id);
    // a question's own code and those that the study added under it are one question
    const questionIds = [...new Set(ofDimension.map((code) => code.questionId))];
    return {
      dimensionId: id,
      questionIds,
      codings,
      judged: judged.filter(isThere),
      sources,
      areas,
      groupWeights,
      unit,
    };
  });
  return { dimensions, sources };
}
