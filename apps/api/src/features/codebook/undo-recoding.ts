import { changes, codes, codings, type Tx } from "@octant/db";
import { type RecodingUndone, Stance, type UndoRecoding } from "@octant/schemas";
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { recordChanges } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { requireCuts } from "../sources/register-queries.ts";
import { ENTITIES, lockCode, lockCodebook } from "./queries.ts";
import { listCuts } from "./recodable.ts";
import { recordAct, requireStorable } from "./record-act.ts";

const State = z.object({ stance: Stance, live: z.boolean(), codeId: z.uuid().optional() });
const Act = z.object({ retired: z.boolean() });

/**
 * Takes a recoding back: every coding that nobody has changed since is as it was before it, and the code is in use again where
 * the recoding had retired it. Throws `nothing-to-undo` for a command that was none, or was taken back before, and
 * `cut-retired` where a coding would speak about an area or period again that has gone out of use.
 */
export async function undoRecoding(
  ctx: RequestContext,
  commandId: string,
  { id, reason }: UndoRecoding,
): Promise<RecodingUndone> {
  requireRight(ctx, "change-codebook");
  requireStorable(reason, ["reason"]);
  return once(ctx, { kind: "code.undo-recoding", commandId, id, reason }, async (tx) => {
    await lockCodebook(tx, ctx.assessmentId);
    const act = await findAct(tx, ctx.assessmentId, commandId);
    const code = await lockCode(tx, ctx.assessmentId, act.entityId);
    const undone = await takeBack(tx, ctx, id, commandId);
    const wasRetired = Act.parse(act.before).retired;
    const rowVersion = code.rowVersion + 1;
    await tx
      .update(codes)
      .set({ ...(!wasRetired && { retiredAt: null }), rowVersion })
      .where(and(eq(codes.assessmentId, ctx.assessmentId), eq(codes.id, code.id)));
    const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, [code.id], { create: true });
    await recordAct(tx, ctx, sealer, {
      kind: "code.recoding-undone",
      entityId: code.id,
      commandId: id,
      reason,
      before: { rowVersion: code.rowVersion },
      after: { ...undone, undoneCommandId: commandId, rowVersion },
    });
    return undone;
  });
}

async function findAct(tx: Tx, assessmentId: string, commandId: string) {
  const acts = await tx
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.assessmentId, assessmentId),
        eq(changes.entity, ENTITIES.code),
        inArray(changes.kind, ["code.recoded", "code.recoding-undone"]),
        sql`(${changes.commandId} = ${commandId} or ${changes.after} ->> 'undoneCommandId' = ${commandId})`,
      ),
    );
  const act = acts.find(({ kind }) => kind === "code.recoded");
  if (!act || acts.length > 1) throw new ProblemError("nothing-to-undo");
  return act;
}

/** Codings that are as the recoding has left them, whatever came and went in between. */
async function takeBack(tx: Tx, ctx: RequestContext, id: string, commandId: string): Promise<RecodingUndone> {
  const { assessmentId } = ctx;
  const found = await tx
    .select({ change: changes, coding: codings })
    .from(changes)
    .innerJoin(codings, and(eq(codings.assessmentId, changes.assessmentId), eq(codings.id, changes.entityId)))
    .where(and(eq(changes.assessmentId, assessmentId), eq(changes.commandId, commandId), eq(changes.entity, "coding")))
    .orderBy(codings.id)
    .for("no key update", { of: codings });
  const rows = found.flatMap(({ change, coding }) => {
    const [before, after] = [State.parse(change.before), State.parse(change.after)];
    const isLive = coding.deletedAt === null;
    const isAsLeft =
      coding.stance === after.stance && isLive === after.live && coding.codeId === (after.codeId ?? coding.codeId);
    return isAsLeft ? [{ change, before, after, rowVersion: coding.rowVersion }] : [];
  });
  const ids = (wanted: typeof rows) => `{${wanted.map(({ change }) => change.entityId).join(",")}}`;
  const stamp = { rowVersion: sql`${codings.rowVersion} + 1`, updatedAt: sql`now()` };
  const isOf = (wanted: typeof rows) =>
    and(eq(codings.assessmentId, assessmentId), sql`${codings.id} = any(${ids(wanted)}::uuid[])`);
  const [moved, removed] = [rows.filter((row) => row.before.codeId), rows.filter((row) => !row.before.codeId)];
  // all codings of a recoding had the same code before it
  const codeId = moved[0]?.before.codeId;
  if (codeId)
    await tx
      .update(codings)
      .set({ codeId, ...stamp })
      .where(isOf(moved));
  if (removed.length > 0) {
    await requireCuts(tx, assessmentId, await listCuts(tx, assessmentId, ids(removed)));
    await tx
      .update(codings)
      .set({ deletedAt: null, ...stamp })
      .where(isOf(removed));
  }
  await recordChanges(
    tx,
    ctx,
    rows.map(({ change, before, after, rowVersion }) => ({
      kind: change.kind === "coding.recoded" ? "coding.recoded" : "coding.restored",
      entity: "coding",
      entityId: change.entityId,
      commandId: id,
      before: { ...after, rowVersion },
      after: { ...before, rowVersion: rowVersion + 1 },
      undoes: change.id,
    })),
  );
  return { back: rows.length, left: found.length - rows.length };
}
