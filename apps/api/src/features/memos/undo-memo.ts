import type { Tx } from "@octant/db";
import type { MemoOutcome, Undo } from "@octant/schemas";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { standingChanges } from "../workbench/standing-changes.ts";
import { commandMemo } from "./command-memo.ts";
import { changedSince, editMemo, lockOwnMemo, type MemoEdit, type OwnMemo, openWords, stateOf } from "./edit-memo.ts";
import { listChanges, type MemoChange } from "./list-changes.ts";
import { recordOf } from "./to-memo.ts";

/**
 * Takes back what one of one's own commands did to a memo; taking back an undo does it again. Throws `nothing-to-undo` for a
 * command that did nothing to it or was taken back before, and `changed-since` where something newer stands on it.
 */
export async function undoMemo(ctx: RequestContext, memoId: string, { id, commandId }: Undo): Promise<MemoOutcome> {
  return commandMemo(ctx, memoId, { id, kind: "memo.undo", commandId }, async (tx) => {
    const own = await lockOwnMemo(tx, ctx, memoId);
    const { target, isStanding } = await findTarget(tx, ctx, memoId, commandId);
    if (!isStanding || own.row.coding?.deletedAt) throw await changedSince(tx, ctx, own.row);
    return editMemo(tx, ctx, own, { ...inverseOf(target, own), commandId: id, undoes: target.id });
  });
}

async function findTarget(tx: Tx, ctx: RequestContext, memoId: string, commandId: string) {
  const all = await listChanges(tx, ctx.assessmentId, memoId);
  const target = all.find((change) => change.commandId === commandId);
  if (!target || all.some((change) => change.undoes === target.id)) throw new ProblemError("nothing-to-undo");
  const { done, undone } = standingChanges(all);
  return { target, isStanding: target.id === done || target.id === undone };
}

/** What is removed keeps its words, so that it comes back as it went. */
function inverseOf(target: MemoChange, own: OwnMemo): Pick<MemoEdit, "kind" | "to"> {
  const now = stateOf(own);
  if (target.kind === "memo.removed") return { kind: "memo.restored", to: { ...now, live: true } };
  if (target.kind !== "memo.reworded") return { kind: "memo.removed", to: { ...now, live: false } };
  const body = openWords(own.sealer, recordOf(own.row), PLACES.changeBefore(target.id), target.beforeSealed);
  if (body === undefined) throw new ProblemError("cannot-be-verified");
  return { kind: "memo.reworded", to: { ...now, body } };
}
