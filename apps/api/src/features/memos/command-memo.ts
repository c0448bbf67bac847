import type { Tx } from "@octant/db";
import type { MemoOutcome } from "@octant/schemas";
import { type Command, once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { readOutcome } from "./to-memo.ts";

/** Carries out a command on a memo once. A repeat is told of the memo as it is by now: its words are kept in no other place. */
export async function commandMemo(
  ctx: RequestContext,
  memoId: string,
  command: Command,
  work: (tx: Tx) => Promise<MemoOutcome>,
): Promise<MemoOutcome> {
  requireRight(ctx, "write-memo");
  return once(ctx, { ...command, memoId }, work, { recall: (tx) => readOutcome(tx, ctx, memoId) });
}
