import type { Tx } from "@octant/db";
import { JudgedStep, type JudgementAct, type SourcePosition } from "@octant/schemas";
import { computedPosition } from "@octant/scoring";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { gatherEvidence } from "../scorecard/gather-evidence.ts";
import { type Listed, quoteEvidence } from "../scorecard/quote-evidence.ts";
import { findJudgement, listActs, requirePlace } from "./queries.ts";

/** What a source says to a question. Throws `not-found`, `source-withdrawn`. */
export async function getPosition(ctx: RequestContext, sourceId: string, questionId: string): Promise<SourcePosition> {
  requireRight(ctx, "read-evidence");
  return inAssessment(ctx, (tx) => readPosition(tx, ctx, sourceId, questionId));
}

export async function readPosition(
  tx: Tx,
  ctx: RequestContext,
  sourceId: string,
  questionId: string,
): Promise<SourcePosition> {
  const { assessmentId, vault } = ctx;
  const dimensionId = await requirePlace(tx, assessmentId, sourceId, questionId);
  const everywhere = { unit: {}, until: undefined };
  const { dimension, sources } = await gatherEvidence(tx, assessmentId, dimensionId, everywhere);
  const source = sources.find(({ id }) => id === sourceId);
  const codings = dimension.codings.filter((c) => c.sourceId === sourceId && c.questionId === questionId);
  const computed = source ? computedPosition(codings, source, questionId) : ({ kind: "silent" } as const);
  const found = await findJudgement(tx, assessmentId, sourceId, questionId);
  const acts = await listActs(tx, assessmentId, sourceId, questionId);
  const sealer = await vault.sealer(tx, assessmentId, [sourceId]);
  const listed = codings
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((coding): Listed => {
      const counts = coding.stance === "context" ? "context" : source?.groupId === null ? "not-placed" : "counted";
      return { coding, counts };
    });
  const there = new Set(codings.map(({ id }) => id));
  return {
    sourceId,
    questionId,
    computed: computed.kind === "position" ? computed.value : null,
    passages: computed.kind === "position" ? computed.passages : 0,
    judged: found
      ? {
          position: found.judgement.position,
          reason: openReason(sealer, sourceId, questionId, found.judgement.reasonSealed),
          actor: showAccountName(vault.server, found.judgement.judgedBy, found.actorSealed),
          at: found.judgement.judgedAt.toISOString(),
          codingIds: found.citations.filter((id) => there.has(id)),
          removedCitations: found.citations.filter((id) => !there.has(id)).length,
        }
      : null,
    rowVersion: found?.judgement.rowVersion ?? 0,
    items: await quoteEvidence(tx, ctx, listed),
    acts: acts.map((act) => toAct(ctx, sealer, sourceId, act)),
  };
}

function openReason(sealer: RecordSealer, sourceId: string, questionId: string, sealed: Uint8Array): string {
  const opened = sealer.tryOpen(sourceId, PLACES.judgedReason(sourceId, questionId), sealed);
  return opened.kind === "open" ? opened.value : UNVERIFIED;
}

const Plain = z.object({ position: JudgedStep.nullable() });
const Told = z.object({ reason: z.string() });

function toAct(
  { vault }: RequestContext,
  sealer: RecordSealer,
  sourceId: string,
  act: Awaited<ReturnType<typeof listActs>>[number],
): JudgementAct {
  const opened = act.afterSealed && sealer.tryOpen(sourceId, PLACES.changeAfter(act.id), act.afterSealed);
  return {
    at: act.at.toISOString(),
    actor: showAccountName(vault.server, act.actorAccountId, act.actorSealed),
    position: Plain.parse(act.after).position,
    reason: opened?.kind === "open" ? Told.parse(JSON.parse(opened.value)).reason : UNVERIFIED,
  };
}
