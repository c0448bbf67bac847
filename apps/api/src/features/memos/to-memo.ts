import type { Tx } from "@octant/db";
import type { Memo, MemoOutcome, MemoPlace } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { findMemo, type MemoRow } from "./queries.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId" | "account">;

/**
 * The record whose key a memo's words are under: the source's also for a memo on a coding, so that a withdrawal takes it too;
 * a code's own; the assessment's for all that is about no one record.
 */
export function recordOf({ memo, source }: Pick<MemoRow, "memo" | "source">): string {
  return source?.id ?? memo.codeId ?? memo.assessmentId;
}

/** Memos as they go out, of however many records with their keys in one query. */
export async function toMemos(tx: Tx, ctx: Scope, rows: readonly MemoRow[]): Promise<Memo[]> {
  const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, new Set(rows.map(recordOf)));
  return rows.map((row) => toMemo(ctx, sealer, row));
}

/** Removed, or on a coding that was removed, or in a source that was withdrawn. */
export function isGone({ memo, coding, source }: MemoRow): boolean {
  return Boolean(memo.deletedAt ?? coding?.deletedAt ?? source?.withdrawnAt);
}

/** What a command left behind; a memo that is gone is null. */
export async function toOutcome(tx: Tx, ctx: Scope, row: MemoRow): Promise<MemoOutcome> {
  const [memo = null] = isGone(row) ? [] : await toMemos(tx, ctx, [row]);
  return { memoId: row.memo.id, memo };
}

/** The same, by the memo's id. Throws `not-found`. */
export async function readOutcome(tx: Tx, ctx: Scope, memoId: string): Promise<MemoOutcome> {
  const row = await findMemo(tx, ctx.assessmentId, memoId);
  if (!row) throw new ProblemError("not-found");
  return toOutcome(tx, ctx, row);
}

/** One that was tampered with is only marked so. */
function openBody(sealer: RecordSealer, row: MemoRow): string {
  const { id, rowVersion, bodySealed } = row.memo;
  const opened = sealer.tryOpen(recordOf(row), PLACES.memoBody(id, rowVersion), bodySealed);
  return opened.kind === "open" ? opened.value : UNVERIFIED;
}

function toMemo({ vault, account }: Scope, sealer: RecordSealer, row: MemoRow): Memo {
  const { id, accountId, createdAt, editedAt, rowVersion } = row.memo;
  return {
    id,
    about: toPlace(row),
    body: openBody(sealer, row),
    author: showAccountName(vault.server, accountId, row.authorSealed),
    me: accountId === account.id,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    rowVersion,
  };
}

function toPlace({ memo, coding, segment, source }: MemoRow): MemoPlace {
  const { codingId, codeId, dimensionId, areaId, periodId } = memo;
  if (source) {
    const ofSource = { sourceId: source.id, sourceKind: source.kind, sourceNumber: source.number };
    if (!codingId || !coding || !segment) return { kind: "source", ...ofSource };
    const { textVersionId, startAt: start, endAt: end } = segment;
    return { kind: "coding", codingId, codeId: coding.codeId, textVersionId, start, end, ...ofSource };
  }
  if (codeId) return { kind: "code", codeId };
  return dimensionId === null ? { kind: "assessment" } : { kind: "dimension", dimensionId, areaId, periodId };
}
