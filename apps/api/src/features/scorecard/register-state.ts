import type { Tx } from "@octant/db";
import type { Unit } from "@octant/schemas";
import type { AreaNode, JudgedPosition } from "@octant/scoring";
import { ProblemError } from "../../platform/problems.ts";
import {
  type AnalysableSource,
  findAnalysable,
  findAreas,
  findCodes,
  findGroupWeights,
  findJudged,
  findPeriods,
  findTexts,
  listChangesSince,
} from "./queries.ts";
import { rewindRegister } from "./rewind-register.ts";

/** A source's text, which stands for it in codings. */
export type AnalysableText = AnalysableSource & { textVersionId: string };

/** Everything beside the codings that decides how they count: now, or at an earlier moment. */
export type RegisterState = {
  /** Sources that may be analysed, with their cluster, group and primary coder. */
  sources: AnalysableSource[];
  /** In the codebook's order. A question's own code and those that the study added under it are one question. */
  codes: { id: string; dimensionId: string; questionId: string }[];
  areas: AreaNode[];
  periods: { id: string; retired: boolean }[];
  groupWeights: Record<string, number>;
  /** What analysts judged sources, taken whole, to say. */
  judged: JudgedPosition[];
};

/** Reads it as it stands, or as it stood just before `until`. */
export async function readRegister(tx: Tx, assessmentId: string, until: Date | undefined): Promise<RegisterState> {
  const now: RegisterState = {
    sources: await findAnalysable(tx, assessmentId),
    codes: await findCodes(tx, assessmentId),
    areas: await findAreas(tx, assessmentId),
    periods: await findPeriods(tx, assessmentId),
    groupWeights: await findGroupWeights(tx, assessmentId),
    judged: await findJudged(tx, assessmentId),
  };
  const state = until === undefined ? now : rewindRegister(now, await listChangesSince(tx, assessmentId, until));
  const there = new Set(state.sources.map(({ id }) => id));
  // a source that may not, or no longer, be analysed is in no figure, judged or not
  return { ...state, judged: state.judged.filter(({ sourceId }) => there.has(sourceId)) };
}

/** The texts of sources that may be analysed, each with all that is known of its source. */
export async function readTexts(
  tx: Tx,
  assessmentId: string,
  sources: readonly AnalysableSource[],
): Promise<AnalysableText[]> {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return (await findTexts(tx, assessmentId)).flatMap(({ textVersionId, sourceId }) => {
    const source = byId.get(sourceId);
    return source ? [{ ...source, textVersionId }] : [];
  });
}

/** Throws `not-found` for an area or period that this assessment does not have. Those out of use still hold evidence. */
export function requireUnit(
  { areas, periods }: Pick<RegisterState, "areas" | "periods">,
  { areaId, periodId }: Unit,
): void {
  if (areaId !== undefined && !areas.some(({ id }) => id === areaId)) throw new ProblemError("not-found");
  const isPeriod = periodId !== undefined && periodId !== "unknown";
  if (isPeriod && !periods.some(({ id }) => id === periodId)) throw new ProblemError("not-found");
}

/** Without the codes that are not asked for, whose codings then need not be read. */
export function ofAsked(
  register: RegisterState,
  { dimensionId, questionId }: { dimensionId?: string | undefined; questionId?: string | undefined },
): RegisterState {
  const codes = register.codes.filter((code) => {
    if (dimensionId !== undefined && code.dimensionId !== dimensionId) return false;
    return questionId === undefined || code.questionId === questionId;
  });
  return { ...register, codes };
}
