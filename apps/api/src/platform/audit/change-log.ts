import { createHash } from "node:crypto";
import { changes, type Tx } from "@octant/db";
import { and, eq, sql } from "drizzle-orm";
import type { Run } from "./chain-store.ts";
import { HASH_BYTES } from "./entry.ts";

/** A place in the change log, which is read in order of transaction and id. */
export type ChangePlace = { tx: string; id: string };

/** How far the change log is vouched for: up to this change, so many of them, with this digest. */
export type Vouched = { place: ChangePlace | undefined; changes: number; digest: Uint8Array };
export const NOTHING_VOUCHED: Vouched = { place: undefined, changes: 0, digest: new Uint8Array(HASH_BYTES) };

const PAGE = 2_000;

/** Where a change stands; undefined where there is none of that id. */
export async function findChange(tx: Tx, assessmentId: string, id: string): Promise<ChangePlace | undefined> {
  const [row] = await tx
    .select({ tx: changes.tx, id: changes.id })
    .from(changes)
    .where(and(eq(changes.assessmentId, assessmentId), eq(changes.id, id)));
  return row;
}

/** No change that is not yet seen can have a lower transaction: what lies before it stays as it is. */
export async function readHorizon(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ horizon: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`,
  );
  return row?.horizon ?? "0";
}

export type Until = { before: string } | { upTo: ChangePlace };

/**
 * Goes on from what is vouched for, change by change, with all that each row holds; a page at a time. `before` stops at a
 * transaction, `upTo` with a change.
 */
export async function digestChanges(run: Run, assessmentId: string, from: Vouched, until: Until): Promise<Vouched> {
  let { place, changes: counted, digest } = from;
  for (;;) {
    const after = place;
    const page = await run((tx) => readPage(tx, assessmentId, after, until));
    for (const { tx, id, row } of page) {
      digest = createHash("sha256").update(digest).update(row).digest();
      place = { tx, id };
      counted++;
    }
    if (page.length < PAGE) return { place, changes: counted, digest };
  }
}

type Row = ChangePlace & { row: string };

/** Each row as one text that says all of it; of a moment the microseconds, which no setting words in another way. */
async function readPage(tx: Tx, assessmentId: string, after: ChangePlace | undefined, until: Until) {
  // the bounds on tx alone say nothing new, but by them the planner takes the index in order even with old statistics
  const comesAfter = after
    ? sql`tx >= ${after.tx}::xid8 and (tx, id) > (${after.tx}::xid8, ${after.id}::uuid)`
    : sql`true`;
  const isWithin =
    "before" in until
      ? sql`tx < ${until.before}::xid8`
      : sql`tx <= ${until.upTo.tx}::xid8 and (tx, id) <= (${until.upTo.tx}::xid8, ${until.upTo.id}::uuid)`;
  const rows = await tx.execute<Row>(sql`
    select tx::text as tx, id, json_build_array(
      id, tx::text, (extract(epoch from at) * 1000000)::bigint, actor_account_id, command_id, kind, entity, entity_id,
      before, after, encode(before_sealed, 'hex'), encode(after_sealed, 'hex'), undoes
    )::text as row
    from ${changes} where assessment_id = ${assessmentId}::uuid and ${comesAfter} and ${isWithin}
    order by change.tx, change.id limit ${PAGE}`);
  return Array.from(rows);
}
