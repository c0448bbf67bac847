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

type Actor = Pick<RequestContext, "assessmentId" | "account">;

/** Writes who did what to which entity, in the transaction of the edit itself. Gives the change's id. */
export async function recordChange(tx: Tx, ctx: Actor, change: ChangeRecord): Promise<string> {
  const row = toRow(ctx, change);
  await tx.insert(changes).values(row);
  return row.id;
}

/** The same for many changes of one command, in one statement: of no more than a few hundred at a time, as `inPieces` gives them. */
export async function recordChanges(tx: Tx, ctx: Actor, all: readonly ChangeRecord[]): Promise<void> {
  await tx.insert(changes).values(all.map((change) => toRow(ctx, change)));
}

function toRow({ assessmentId, account }: Actor, { id = uuidv7(), before, after, ...rest }: ChangeRecord) {
  return { assessmentId, actorAccountId: account.id, id, before: before ?? null, after: after ?? null, ...rest };
}
