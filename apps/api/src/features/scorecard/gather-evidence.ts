import type { Tx } from "@octant/db";
import type { Unit } from "@octant/schemas";
import type { EffectiveCoding } from "@octant/scoring";
import { ProblemError } from "../../platform/problems.ts";
import { findCodings, findSpokenTurns } from "./queries.ts";
import { codingReader } from "./read-coding.ts";
import { readRegister, readTexts, requireUnit } from "./register-state.ts";
import type { DimensionInput } from "./score-dimension.ts";

/**
 * Everything that a dimension's row is computed from, each coding by its id, now or just before `until`.
 * Throws `not-found` for a dimension, area or period that this assessment does not have.
 */
export async function gatherEvidence(
  tx: Tx,
  assessmentId: string,
  dimensionId: string,
  { unit, until }: { unit: Unit; until: Date | undefined },
) {
  const register = await readRegister(tx, assessmentId, until);
  const codes = register.codes.filter((code) => code.dimensionId === dimensionId);
  if (codes.length === 0) throw new ProblemError("not-found");
  requireUnit(register, unit);
  const { sources, areas, groupWeights, judged } = register;
  const codeIds = codes.map(({ id }) => id);
  const toCoding = codingReader(
    codes,
    await readTexts(tx, assessmentId, sources),
    await findSpokenTurns(tx, assessmentId),
  );
  const codings: EffectiveCoding[] = [];
  for (const row of await findCodings(tx, assessmentId, codeIds, until)) {
    const coding = toCoding(row);
    if (coding) codings.push(coding);
  }
  // a question's own code and those that the study added under it are one question
  const questionIds = [...new Set(codes.map((code) => code.questionId))];
  const dimension: DimensionInput = { dimensionId, questionIds, codings, sources, areas, groupWeights, judged, unit };
  return { dimension, sources };
}
