import type { ChangeAbout, CodingOutcome } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { editCoding, isSameAbout, lockOwnCoding, requireUnchanged, stateOf } from "./edit-coding.ts";
import { getSourceAbout } from "./queries.ts";
import { toAbout, toOutcome } from "./to-coding.ts";

/**
 * Changes what one's own coding speaks about; what is left out is its source's own, as it stands now. One that speaks about
 * this already stays as it is, and leaves nothing to undo. Throws `not-found` and `cut-retired` for areas and periods.
 */
export async function changeAbout(
  ctx: RequestContext,
  codingId: string,
  rowVersion: number,
  command: ChangeAbout,
): Promise<CodingOutcome> {
  requireRight(ctx, "code");
  return once(ctx, { kind: "coding.change-about", codingId, rowVersion, ...command }, async (tx) => {
    const row = await lockOwnCoding(tx, ctx, codingId);
    requireUnchanged(row, rowVersion);
    const source = await getSourceAbout(tx, ctx.assessmentId, row.segment.textVersionId);
    const to = { ...stateOf(row), ...toAbout(command, source) };
    if (isSameAbout(stateOf(row), to)) return toOutcome(row);
    return editCoding(tx, ctx, row, { kind: "coding.about-changed", commandId: command.id, to });
  });
}
