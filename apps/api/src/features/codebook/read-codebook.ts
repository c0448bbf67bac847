import type { Tx } from "@octant/db";
import {
  type Codebook,
  CodebookAct,
  type CodebookCode,
  type CodebookQuestion,
  CodeGuide,
  relationToBase,
} from "@octant/schemas";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { guidePlace, UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { forkedFramework, toStudyQuestions } from "../assessment/forked-framework.ts";
import { listCodes } from "../assessment/queries.ts";
import { type CodeRow, openTexts } from "../assessment/to-code.ts";
import { findBase, listActs } from "./queries.ts";

/** The codebook as it stands, with everything that was done to it. */
export async function readCodebook(tx: Tx, ctx: RequestContext): Promise<Codebook> {
  const { assessmentId } = ctx;
  const [{ base, fork }, rows, changes] = await Promise.all([
    findBase(tx, assessmentId),
    listCodes(tx, assessmentId),
    listActs(tx, assessmentId),
  ]);
  const sealedRows = rows.filter((row) => row.nameSealed ?? row.definitionSealed ?? row.guideSealed);
  const records = new Set([...sealedRows.map(({ id }) => id), ...changes.map(({ entityId }) => entityId)]);
  const sealer = await ctx.vault.sealer(tx, assessmentId, records);
  const acts = new Map<string, CodebookAct[]>();
  for (const change of changes)
    acts.set(change.entityId, [...(acts.get(change.entityId) ?? []), toAct(ctx, sealer, change)]);
  const entry = (row: CodeRow) => {
    const { id, questionId, dimensionId, codings, rowVersion } = row;
    const retired = row.retiredAt !== null;
    const guide = openGuide(sealer, row);
    return { id, questionId, dimensionId, retired, codings, rowVersion, guide, acts: acts.get(id) ?? [] };
  };
  const inBase = new Set(base.dimensions.flatMap(({ questions }) => questions.map((question) => question.id)));
  const study = toStudyQuestions(rows);
  return {
    base: { id: base.id, name: base.name },
    fork: acts.get(assessmentId)?.at(0) ?? null,
    framework: fork ? forkedFramework(fork, rows) : base,
    dimensions: base.dimensions.map((dimension) => {
      return { dimensionId: dimension.id, relation: relationToBase(dimension, study) };
    }),
    questions: rows.flatMap((row): CodebookQuestion[] => {
      if (row.parentId !== null) return [];
      return [{ ...entry(row), ...stateOf(row, inBase.has(row.questionId)) }];
    }),
    codes: rows.flatMap((row): CodebookCode[] => {
      const { parentId, sensitive } = row;
      return parentId === null ? [] : [{ ...entry(row), parentId, sensitive, ...openTexts(row, sealer) }];
    }),
  };
}

function stateOf({ wording, relation }: CodeRow, isInBase: boolean): Pick<CodebookQuestion, "state" | "relation"> {
  if (!isInBase) return { state: "added", relation: null };
  return wording ? { state: "reworded", relation } : { state: "as-in-base", relation: "same" };
}

const NO_GUIDE: CodeGuide = { lookFor: "", leaveOut: "", example: "", counterExample: "" };

/** What a coder is told of a code; what is not what was sealed is only marked so. */
export function openGuide(sealer: RecordSealer, { id, guideSealed }: Pick<CodeRow, "id" | "guideSealed">): CodeGuide {
  if (!guideSealed) return NO_GUIDE;
  const opened = sealer.tryOpen(id, guidePlace(id), guideSealed);
  return opened.kind === "open" ? CodeGuide.parse(JSON.parse(opened.value)) : { ...NO_GUIDE, lookFor: UNVERIFIED };
}

const Sealed = z.object({ reason: z.string() });
const Recoded = z.object({ intoId: z.uuid(), moved: z.int(), superseded: z.int() });
type Change = Awaited<ReturnType<typeof listActs>>[number];

function toAct(ctx: RequestContext, sealer: RecordSealer, change: Change): CodebookAct {
  const { id, at, kind, entityId, commandId, after, afterSealed, actorAccountId, actorSealed } = change;
  const opened = afterSealed && sealer.tryOpen(entityId, PLACES.changeAfter(id), afterSealed);
  return {
    kind: CodebookAct.shape.kind.parse(kind),
    at: at.toISOString(),
    actor: showAccountName(ctx.vault.server, actorAccountId, actorSealed),
    reason: opened?.kind === "open" ? Sealed.parse(JSON.parse(opened.value)).reason : UNVERIFIED,
    recoding: kind === "code.recoded" && commandId !== null ? { commandId, ...Recoded.parse(after) } : null,
  };
}

/** A question as it stands. Throws `not-found`. */
export async function readQuestion(tx: Tx, ctx: RequestContext, codeId: string): Promise<CodebookQuestion> {
  return orNotFound((await readCodebook(tx, ctx)).questions.find(({ id }) => id === codeId));
}

/** A code of the study's own as it stands. Throws `not-found`. */
export async function readCode(tx: Tx, ctx: RequestContext, codeId: string): Promise<CodebookCode> {
  return orNotFound((await readCodebook(tx, ctx)).codes.find(({ id }) => id === codeId));
}

/** Either of them. Throws `not-found`. */
export async function readEntry(tx: Tx, ctx: RequestContext, codeId: string): Promise<CodebookQuestion | CodebookCode> {
  const { questions, codes } = await readCodebook(tx, ctx);
  return orNotFound([...questions, ...codes].find(({ id }) => id === codeId));
}

function orNotFound<T>(found: T | undefined): T {
  if (!found) throw new ProblemError("not-found");
  return found;
}
