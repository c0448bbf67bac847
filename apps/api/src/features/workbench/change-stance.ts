import type { ChangeStance, CodingOutcome } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { editCoding, lockOwnCoding, requireUnchanged, stateOf } from "./edit-coding.ts";
import { toOutcome } from "./to-coding.ts";

/** Changes the stance of one's own coding. One that has this stance already stays as it is, and leaves nothing to undo. */
export async function changeStance(
  ctx: RequestContext,
  codingId: string,
  rowVersion: number,
  { id, stance }: ChangeStance,
): Promise<CodingOutcome> {
  requireRight(ctx, "code");
  return once(ctx, { id, kind: "coding.change-stance", codingId, rowVersion, stance }, async (tx) => {
    const row = await lockOwnCoding(tx, ctx, codingId);
    requireUnchanged(row, rowVersion);
    if (row.coding.stance === stance) return toOutcome(row);
    return editCoding(tx, ctx, row, { kind: "coding.stance-changed", commandId: id, to: { ...stateOf(row), stance } });
  });
}
