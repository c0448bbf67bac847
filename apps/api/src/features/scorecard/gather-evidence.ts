import type { Tx } from "@octant/db";
import type { Unit } from "@octant/schemas";
import type { EffectiveCoding } from "@octant/scoring";
import { ProblemError } from "../../platform/problems.ts";
import { findSpeaker } from "./find-speaker.ts";
import {
  type AnalysableText,
  type CodingRow,
  findAnalysable,
  findAreas,
  findCodes,
  findGroupWeights,
  findLiveCodings,
  findSpokenTurns,
  hasPeriod,
} from "./queries.ts";
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
  const turns = await findSpokenTurns(tx, assessmentId);
  const groupWeights = await findGroupWeights(tx, assessmentId);
  const rows = await findLiveCodings(
    tx,
    assessmentId,
    codes.map(({ id }) => id),
  );
  const byCode = new Map(codes.map((code) => [code.id, code]));
  const byText = new Map(texts.map((text) => [text.textVersionId, text]));
  const byDimension = new Map(codes.map((code) => [code.dimensionId, [] as EffectiveCoding[]]));
  for (const row of rows) {
    const code = byCode.get(row.code_id);
    const text = byText.get(row.text_version_id);
    if (code && text) byDimension.get(code.dimensionId)?.push(toCoding(row, code.questionId, text.id, turns));
  }
  const sources = [...new Map(texts.map(({ textVersionId: _, ...source }) => [source.id, source])).values()];
  const dimensions = [...byDimension].map(([id, codings]): DimensionInput => {
    const questionIds = codes.filter((code) => code.dimensionId === id).map((code) => code.questionId);
    return { dimensionId: id, questionIds, codings, sources, areas, groupWeights, unit };
  });
  return { dimensions, sources };
}

type Turns = Awaited<ReturnType<typeof findSpokenTurns>>;

function toCoding(row: CodingRow, questionId: string, sourceId: string, turns: Turns): EffectiveCoding {
  const passage = { start: row.start_at, end: row.end_at };
  return {
    id: row.id,
    sourceId,
    questionId,
    stance: row.stance,
    ...passage,
    textVersionId: row.text_version_id,
    coderId: row.coder_id,
    // a coding that names its speaker is believed; any other is theirs who has the most of the passage
    speaker: row.speaker_id ?? findSpeaker(turns.get(row.text_version_id) ?? [], passage) ?? null,
    aboutAreaId: row.about_area_id,
    aboutPeriodIds: row.period_ids === null ? [] : row.period_ids.split(" "),
  };
}
