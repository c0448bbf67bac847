import type { CodingOutcome, RemoveCoding } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { editCoding, lockOwnCoding, requireUnchanged, stateOf } from "./edit-coding.ts";

/** Removes one's own coding. The row stays, so that this can be undone; the segment stays too. */
export async function removeCoding(
  ctx: RequestContext,
  codingId: string,
  rowVersion: number,
  { id }: RemoveCoding,
): Promise<CodingOutcome> {
  requireRight(ctx, "code");
  return once(ctx, { id, kind: "coding.remove", codingId, rowVersion }, async (tx) => {
    const row = await lockOwnCoding(tx, ctx, codingId);
    requireUnchanged(row, rowVersion);
    const to = { ...stateOf(row), live: false };
    return editCoding(tx, ctx, row, { kind: "coding.removed", commandId: id, to });
  });
}
