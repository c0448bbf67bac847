import { memos, type Tx } from "@octant/db";
import type { AddMemo, MemoAbout, MemoOutcome } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { violatedConstraint } from "../../platform/database-failure.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { requireStorable } from "../codebook/record-act.ts";
import { sealWords } from "./edit-memo.ts";
import { findRecord } from "./find-record.ts";
import { ENTITY } from "./queries.ts";
import { readOutcome } from "./to-memo.ts";

/** Foreign keys of what a command names besides what it is about. */
const UNKNOWN = new Set(["memo_in_area", "memo_in_period"]);

/**
 * Notes something on one thing. Throws `not-found` for what is not there or another assessment's, and for an id that is
 * somebody else's, and `source-withdrawn`.
 */
export async function addMemo(ctx: RequestContext, command: AddMemo): Promise<MemoOutcome> {
  requireRight(ctx, "write-memo");
  requireStorable(command.body, ["body"]);
  const recall = (tx: Tx) => readOutcome(tx, ctx, command.id);
  try {
    return await once(ctx, { kind: "memo.add", ...command }, (tx) => add(tx, ctx, command), { recall });
  } catch (error) {
    if (UNKNOWN.has(violatedConstraint(error) ?? "")) throw new ProblemError("not-found");
    throw error;
  }
}

async function add(tx: Tx, ctx: RequestContext, { id, about, body }: AddMemo): Promise<MemoOutcome> {
  const { assessmentId, account, vault } = ctx;
  const record = await findRecord(tx, assessmentId, about);
  // a source has its key from the first; one that a withdrawal destroys at this moment is not made again
  const create = about.kind !== "coding" && about.kind !== "source";
  const sealer = await vault.sealer(tx, assessmentId, [record], { create });
  const bodySealed = sealer.seal(record, PLACES.memoBody(id, 1), body);
  const added = await tx
    .insert(memos)
    .values({ assessmentId, id, ...toColumns(about), accountId: account.id, bodySealed })
    .onConflictDoNothing()
    .returning({ id: memos.id });
  // the id is taken, and not by this command: to this person it is nobody's
  if (added.length === 0) throw new ProblemError("not-found");
  const changeId = uuidv7();
  await recordChange(tx, ctx, {
    id: changeId,
    kind: "memo.added",
    entity: ENTITY,
    entityId: id,
    commandId: id,
    after: { about, live: true, rowVersion: 1 },
    afterSealed: sealWords(sealer, record, PLACES.changeAfter(changeId), body),
  });
  return readOutcome(tx, ctx, id);
}

/** What a memo is about, as its row says it; the kind is told by which of them is there. */
function toColumns({ kind: _, ...named }: MemoAbout) {
  return named;
}
