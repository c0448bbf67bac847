import { accounts, changes, type Tx } from "@octant/db";
import { and, eq, sql } from "drizzle-orm";
import { ENTITY } from "./queries.ts";

/** The changes of one memo, oldest first. */
export function listChanges(tx: Tx, assessmentId: string, memoId: string) {
  const { id, at, commandId, kind, beforeSealed, afterSealed, undoes, actorAccountId } = changes;
  return tx
    .select({
      id,
      at,
      commandId,
      kind,
      beforeSealed,
      afterSealed,
      undoes,
      actorAccountId,
      actorSealed: accounts.nameSealed,
    })
    .from(changes)
    .innerJoin(accounts, eq(accounts.id, actorAccountId))
    .where(and(eq(changes.assessmentId, assessmentId), eq(changes.entityId, memoId), eq(changes.entity, ENTITY)))
    .orderBy(sql`(${changes.after} ->> 'rowVersion')::int`);
}

export type MemoChange = Awaited<ReturnType<typeof listChanges>>[number];
