import { accounts, changes, type Tx } from "@octant/db";
import { and, eq, sql } from "drizzle-orm";

/** The changes of one coding, oldest first. */
export function listChanges(tx: Tx, assessmentId: string, codingId: string) {
  const { id, at, commandId, kind, before, after, undoes, actorAccountId } = changes;
  return tx
    .select({ id, at, commandId, kind, before, after, undoes, actorAccountId, actorSealed: accounts.nameSealed })
    .from(changes)
    .innerJoin(accounts, eq(accounts.id, changes.actorAccountId))
    .where(and(eq(changes.assessmentId, assessmentId), eq(changes.entityId, codingId), eq(changes.entity, "coding")))
    .orderBy(sql`(${after} ->> 'rowVersion')::int`);
}
