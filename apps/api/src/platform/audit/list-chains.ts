import { accounts, asAccount, assessments, type Database, serverAuditEntries, type Tx } from "@octant/db";
import { inArray, sql } from "drizzle-orm";
import { type ChainId, SERVER_CHAIN } from "./entry.ts";

/**
 * Every chain there is, the server's first, and apart from them those that were deleted with their assessment. Nothing sees all
 * assessments at once: they are told by the server's chain, which says which were made and deleted, and by memberships.
 */
export async function listChains(db: Database): Promise<{ chains: ChainId[]; deleted: ReadonlySet<ChainId> }> {
  const { made, deleted } = await asAccount(db, "", readServerChain);
  const ids = new Set([...made, ...(await asAccount(db, "", readMemberships))]);
  for (const id of deleted) ids.delete(id);
  return { chains: [SERVER_CHAIN, ...ids], deleted };
}

async function readServerChain(tx: Tx) {
  const { kind, entityId } = serverAuditEntries;
  const rows = await tx
    .select({ kind, entityId })
    .from(serverAuditEntries)
    .where(inArray(kind, ["assessment.made", "assessment.deleted"]));
  const idsOf = (wanted: string) =>
    rows.flatMap((row) => (row.kind === wanted && row.entityId !== null ? [row.entityId] : []));
  return { made: idsOf("assessment.made"), deleted: new Set(idsOf("assessment.deleted")) };
}

/** As each account sees its own; the setting ends with the transaction. */
async function readMemberships(tx: Tx): Promise<ChainId[]> {
  const found: ChainId[] = [];
  for (const { id } of await tx.select({ id: accounts.id }).from(accounts)) {
    await tx.execute(sql`select set_config('octant.account', ${id}, true)`);
    const rows = await tx.select({ id: assessments.assessmentId }).from(assessments);
    found.push(...rows.map((row) => row.id));
  }
  return found;
}
