import type { MemoOutcome, RewordMemo } from "@octant/schemas";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireStorable } from "../codebook/record-act.ts";
import { commandMemo } from "./command-memo.ts";
import { editMemo, lockOwnMemo, requireUnchanged, stateOf } from "./edit-memo.ts";
import { toOutcome } from "./to-memo.ts";

/** Words one's own memo anew. One that says this already stays as it is, and leaves nothing to undo. */
export async function rewordMemo(
  ctx: RequestContext,
  memoId: string,
  rowVersion: number,
  { id, body }: RewordMemo,
): Promise<MemoOutcome> {
  requireStorable(body, ["body"]);
  return commandMemo(ctx, memoId, { id, kind: "memo.reword", rowVersion, body }, async (tx) => {
    const own = await lockOwnMemo(tx, ctx, memoId);
    await requireUnchanged(tx, ctx, own, rowVersion);
    if (stateOf(own).body === body) return toOutcome(tx, ctx, own.row);
    return editMemo(tx, ctx, own, { kind: "memo.reworded", commandId: id, to: { body, live: true } });
  });
}
