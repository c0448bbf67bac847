import type { ChangeSpan, CodingOutcome } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { editCoding, lockOwnCoding, requireUnchanged, stateOf } from "./edit-coding.ts";
import { findOrAddSegment } from "./find-or-add-segment.ts";
import { toOutcome } from "./to-coding.ts";

/**
 * Lays one's own coding on another passage of its text: a word more, a sentence less. One that lies there already stays as
 * it is, and leaves nothing to undo. Throws `segment-outside-text`.
 */
export async function changeSpan(
  ctx: RequestContext,
  codingId: string,
  rowVersion: number,
  command: ChangeSpan,
): Promise<CodingOutcome> {
  requireRight(ctx, "code");
  const { id, start, end } = command;
  return once(ctx, { kind: "coding.change-span", codingId, rowVersion, ...command }, async (tx) => {
    const row = await lockOwnCoding(tx, ctx, codingId);
    requireUnchanged(row, rowVersion);
    if (end > row.length) throw new ProblemError("segment-outside-text", { length: row.length });
    if (row.segment.startAt === start && row.segment.endAt === end) return toOutcome(row);
    const segmentId = await findOrAddSegment(tx, ctx.assessmentId, row.segment.textVersionId, { start, end });
    const to = { ...stateOf(row), segmentId, start, end };
    return editCoding(tx, ctx, row, { kind: "coding.span-changed", commandId: id, to });
  });
}
