import { changes, type Tx } from "@octant/db";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "./request-context.ts";

export type ChangeRecord = {
  /** What happened, as "<entity>.<what>": `coding.added`. */
  kind: string;
  entity: string;
  entityId: string;
  /** Null for what no client asked for. */
  commandId: string | null;
  /** Values that may stand in the plain: ids, stances, numbers. Text goes into the sealed ones. */
  before?: unknown;
  after?: unknown;
  beforeSealed?: Uint8Array;
  afterSealed?: Uint8Array;
  /** The change that this one takes back. */
  undoes?: string;
  /** Given where a sealed value is bound to the row before it is written. */
  id?: string;
};

/** Writes who did what to which entity, in the transaction of the edit itself. Gives the change's id. */
export async function recordChange(
  tx: Tx,
  ctx: Pick<RequestContext, "assessmentId" | "account">,
  change: ChangeRecord,
): Promise<string> {
  const { id = uuidv7(), before, after, ...rest } = change;
  await tx.insert(changes).values({
    assessmentId: ctx.assessmentId,
    actorAccountId: ctx.account.id,
    id,
    before: before ?? null,
    after: after ?? null,
    ...rest,
  });
  return id;
}
