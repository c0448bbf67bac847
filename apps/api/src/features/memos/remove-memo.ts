import type { MemoOutcome, RemoveMemo } from "@octant/schemas";
import type { RequestContext } from "../../platform/request-context.ts";
import { commandMemo } from "./command-memo.ts";
import { editMemo, lockOwnMemo, requireUnchanged, stateOf } from "./edit-memo.ts";

/** Removes one's own memo. The row stays, so that this can be undone. */
export async function removeMemo(
  ctx: RequestContext,
  memoId: string,
  rowVersion: number,
  { id }: RemoveMemo,
): Promise<MemoOutcome> {
  return commandMemo(ctx, memoId, { id, kind: "memo.remove", rowVersion }, async (tx) => {
    const own = await lockOwnMemo(tx, ctx, memoId);
    await requireUnchanged(tx, ctx, own, rowVersion);
    return editMemo(tx, ctx, own, { kind: "memo.removed", commandId: id, to: { ...stateOf(own), live: false } });
  });
}
