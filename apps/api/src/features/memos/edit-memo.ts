import { memos, type Tx } from "@octant/db";
import type { MemoOutcome } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { recordChange } from "../../platform/changes.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES, type RecordSealer, type SealedPlace } from "../../platform/vault/index.ts";
import { ENTITY, lockMemo, type MemoRow } from "./queries.ts";
import { isGone, recordOf, toOutcome } from "./to-memo.ts";

/** What can change about a memo. `live` is false once it is removed. */
export type MemoState = { body: string; live: boolean };

/** What is done to a memo: its kind in the log, on whose command, and which change it takes back, if it does. */
export type MemoEdit = {
  kind: "memo.reworded" | "memo.removed" | "memo.restored";
  commandId: string;
  to: MemoState;
  undoes?: string;
};

/** A memo of the caller's own, held until the transaction ends, with what opens it. */
export type OwnMemo = { row: MemoRow; sealer: RecordSealer };

/** Throws `not-found`, `source-withdrawn`, or `not-your-act`. */
export async function lockOwnMemo(tx: Tx, ctx: RequestContext, memoId: string): Promise<OwnMemo> {
  const row = await lockMemo(tx, ctx.assessmentId, memoId);
  if (!row) throw new ProblemError("not-found");
  if (row.source?.withdrawnAt) throw new ProblemError("source-withdrawn");
  if (row.memo.accountId !== ctx.account.id) throw new ProblemError("not-your-act");
  return { row, sealer: await ctx.vault.sealer(tx, ctx.assessmentId, [recordOf(row)]) };
}

/** Throws `changed-since`, with the memo as it is, unless it is there and still what the caller saw. */
export async function requireUnchanged(tx: Tx, ctx: RequestContext, { row }: OwnMemo, rowVersion: number) {
  if (isGone(row) || row.memo.rowVersion !== rowVersion) throw await changedSince(tx, ctx, row);
}

export async function changedSince(tx: Tx, ctx: RequestContext, row: MemoRow): Promise<ProblemError> {
  return new ProblemError("changed-since", { current: await toOutcome(tx, ctx, row) });
}

/** Throws `cannot-be-verified` for words that are not what was sealed. */
export function stateOf({ row, sealer }: OwnMemo): MemoState {
  const { id, rowVersion, bodySealed, deletedAt } = row.memo;
  return { body: sealer.open(recordOf(row), PLACES.memoBody(id, rowVersion), bodySealed), live: deletedAt === null };
}

/** Writes an edit and its change row. */
export async function editMemo(tx: Tx, ctx: RequestContext, own: OwnMemo, edit: MemoEdit): Promise<MemoOutcome> {
  const { row, sealer } = own;
  const { kind, commandId, to, undoes } = edit;
  const { id } = row.memo;
  const record = recordOf(row);
  const was = stateOf(own);
  const rowVersion = row.memo.rowVersion + 1;
  const values = {
    // sealed anew whatever changed: it is bound to the row's version
    bodySealed: sealer.seal(record, PLACES.memoBody(id, rowVersion), to.body),
    rowVersion,
    deletedAt: to.live ? null : sql`now()`,
    ...(to.body !== was.body && { editedAt: sql`now()` }),
  };
  const isIt = and(eq(memos.assessmentId, ctx.assessmentId), eq(memos.id, id));
  const [memo] = await tx.update(memos).set(values).where(isIt).returning();
  if (!memo) throw new ProblemError("not-found");
  const changeId = uuidv7();
  await recordChange(tx, ctx, {
    id: changeId,
    kind,
    entity: ENTITY,
    entityId: id,
    commandId,
    before: { live: was.live, rowVersion: row.memo.rowVersion },
    beforeSealed: sealWords(sealer, record, PLACES.changeBefore(changeId), was.body),
    after: { live: to.live, rowVersion },
    afterSealed: sealWords(sealer, record, PLACES.changeAfter(changeId), to.body),
    ...(undoes !== undefined && { undoes }),
  });
  return toOutcome(tx, ctx, { ...row, memo });
}

const Words = z.object({ body: z.string() });

/** What a change keeps of a memo's words. */
export function sealWords(sealer: RecordSealer, record: string, place: SealedPlace, body: string): Uint8Array {
  return sealer.seal(record, place, JSON.stringify({ body }));
}

/** Undefined for what is not what was sealed. */
export function openWords(sealer: RecordSealer, record: string, place: SealedPlace, sealed: Uint8Array | null) {
  const opened = sealed && sealer.tryOpen(record, place, sealed);
  return opened?.kind === "open" ? Words.parse(JSON.parse(opened.value)).body : undefined;
}
