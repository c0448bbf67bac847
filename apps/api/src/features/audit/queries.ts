import { accounts, auditEntries, sources, type Tx } from "@octant/db";
import type { AuditKind, SourceKind } from "@octant/schemas";
import { and, desc, eq, inArray, lt, ne, type SQL } from "drizzle-orm";

export type AuditRow = typeof auditEntries.$inferSelect;

/** Entries before a place in the chain, newest first. */
export function selectEntries(tx: Tx, assessmentId: string, which: SQL | undefined, before: number, limit: number) {
  return tx
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.assessmentId, assessmentId), lt(auditEntries.seq, before), which))
    .orderBy(desc(auditEntries.seq))
    .limit(limit);
}

export const isOfKind = (kind: AuditKind) => eq(auditEntries.kind, kind);
/** What people did: the entries that the server makes every few minutes stand out of the way. */
export const isAct = ne(auditEntries.kind, "change-log.anchored" satisfies AuditKind);

export async function findSealedNames(tx: Tx, accountIds: string[]): Promise<Map<string, Uint8Array | null>> {
  if (accountIds.length === 0) return new Map();
  const { id, nameSealed } = accounts;
  const rows = await tx.select({ id, nameSealed }).from(accounts).where(inArray(id, accountIds));
  return new Map(rows.map((row) => [row.id, row.nameSealed]));
}

/** By kind and number alone, withdrawn or not: neither says anything of who spoke. */
export async function findSourceLabels(
  tx: Tx,
  assessmentId: string,
  sourceIds: string[],
): Promise<Map<string, { kind: SourceKind; number: number }>> {
  if (sourceIds.length === 0) return new Map();
  const { id, kind, number } = sources;
  const rows = await tx
    .select({ id, kind, number })
    .from(sources)
    .where(and(eq(sources.assessmentId, assessmentId), inArray(id, sourceIds)));
  return new Map(rows.map((row) => [row.id, { kind: row.kind, number: row.number }]));
}
