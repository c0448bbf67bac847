import { type PositionsPage, type PositionsQuery, UnitPosition } from "@octant/schemas";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import type { Scorer } from "../../platform/scorer/scorer.ts";
import { packEvidence } from "./pack-evidence.ts";
import { ofAsked, readRegister, requireUnit } from "./register-state.ts";
import type { ScoringJob } from "./scoring-job.ts";
import { untilOf } from "./until.ts";

const Place = z.tuple([z.string(), z.string()]);

/**
 * A page of what each source says to each question of a unit: the positions that its profile is computed from. Throws
 * `not-found` for a dimension, question, area or period that this assessment does not have, `invalid-request` for a day to come.
 */
export async function listPositions(
  ctx: RequestContext,
  { scorer, now }: { scorer: Scorer<ScoringJob>; now: () => Date },
  { dimensionId, questionId, asOf, cursor, limit, ...unit }: PositionsQuery,
): Promise<PositionsPage> {
  requireRight(ctx, "read-evidence");
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
  const until = untilOf(asOf, now());
  const pack = await inAssessment(ctx, async (tx) => {
    const register = ofAsked(await readRegister(tx, ctx.assessmentId, until), { dimensionId, questionId });
    if (register.codes.length === 0) throw new ProblemError("not-found");
    requireUnit(register, unit);
    return packEvidence(tx, ctx.assessmentId, register, until);
  });
  const asked = { unit, after, most: limit + 1 };
  const found = z.array(UnitPosition).parse(JSON.parse(await scorer.run({ kind: "positions", pack, asked })));
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = last && found.length > limit ? encodeCursor([last.sourceId, last.questionId]) : null;
  return { asOf: asOf ?? null, items, nextCursor };
}
