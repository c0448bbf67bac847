import { MemoHistoryEntry } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { openWords } from "./edit-memo.ts";
import { listChanges } from "./list-changes.ts";
import { findMemo } from "./queries.ts";
import { isGone, recordOf } from "./to-memo.ts";

/** What became of a memo, newest first, with its words each time. Throws `not-found` also for one that was removed. */
export async function getMemoHistory(ctx: RequestContext, memoId: string): Promise<MemoHistoryEntry[]> {
  requireRight(ctx, "read-memos");
  const { assessmentId, vault } = ctx;
  return inAssessment(ctx, async (tx) => {
    const row = await findMemo(tx, assessmentId, memoId);
    if (!row || isGone(row)) throw new ProblemError("not-found");
    const changes = await listChanges(tx, assessmentId, memoId);
    const record = recordOf(row);
    const sealer = await vault.sealer(tx, assessmentId, [record]);
    return changes.toReversed().map(({ id, at, kind, afterSealed, actorAccountId, actorSealed }) => ({
      at: at.toISOString(),
      actor: showAccountName(vault.server, actorAccountId, actorSealed),
      kind: MemoHistoryEntry.shape.kind.parse(kind),
      body: openWords(sealer, record, PLACES.changeAfter(id), afterSealed) ?? UNVERIFIED,
    }));
  });
}
