import { changes, type Tx } from "@octant/db";
import type { CodingOutcome, Undo } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { changedSince, editCoding, lockOwnCoding, stateOf } from "./edit-coding.ts";
import { inverseOf } from "./inverse-of.ts";
import { listChanges } from "./list-changes.ts";
import { standingChanges } from "./standing-changes.ts";

/**
 * Takes back what one of one's own commands did to a coding; taking back an undo does it again. Throws `nothing-to-undo`
 * for a command that did nothing or was taken back before, `not-your-act` for somebody else's, and `changed-since` where
 * something newer stands on it.
 */
export async function undo(ctx: RequestContext, { id, commandId }: Undo): Promise<CodingOutcome> {
  requireRight(ctx, "code");
  return once(ctx, { id, kind: "undo", commandId }, async (tx) => {
    const target = await findTarget(tx, ctx, commandId);
    const row = await lockOwnCoding(tx, ctx, target.entityId);
    const all = await listChanges(tx, ctx.assessmentId, target.entityId);
    if (all.some((change) => change.undoes === target.id)) throw new ProblemError("nothing-to-undo");
    const { done, undone } = standingChanges(all);
    if (target.id !== done && target.id !== undone) throw changedSince(row);
    const edit = inverseOf(target, stateOf(row));
    return editCoding(tx, ctx, row, { ...edit, commandId: id, undoes: target.id });
  });
}

async function findTarget(tx: Tx, ctx: RequestContext, commandId: string) {
  const isOfCommand = and(eq(changes.assessmentId, ctx.assessmentId), eq(changes.commandId, commandId));
  const found = await tx
    .select()
    .from(changes)
    .where(and(isOfCommand, eq(changes.entity, "coding")));
  // a recoding is taken back as a whole, in the codebook: not coding by coding
  const isRecoding = found.some(({ kind }) => kind === "coding.recoded");
  const own = isRecoding ? undefined : found.find((change) => change.actorAccountId === ctx.account.id);
  if (own) return own;
  throw new ProblemError(found.length > 0 ? "not-your-act" : "nothing-to-undo");
}
