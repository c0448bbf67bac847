import { assessments, serverAuditEntries, type Tx } from "@octant/db";
import { and, desc, eq, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** The assessment's own row. Throws `not-found` where it was deleted meanwhile. */
export async function getAssessment(tx: Tx, assessmentId: string) {
  const [row] = await tx.select().from(assessments).where(eq(assessments.assessmentId, assessmentId));
  if (!row) throw new ProblemError("not-found");
  return row;
}

/** The same, held until the transaction ends: whoever writes anything new into it waits. */
export async function lockAssessment(tx: Tx, assessmentId: string) {
  const [row] = await tx.select().from(assessments).where(eq(assessments.assessmentId, assessmentId)).for("update");
  if (!row) throw new ProblemError("not-found");
  return row;
}

/** When something last happened to the whole server; null where it never did. */
export async function findLastOnServer(tx: Tx, kind: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: serverAuditEntries.at })
    .from(serverAuditEntries)
    .where(eq(serverAuditEntries.kind, kind))
    .orderBy(desc(serverAuditEntries.seq))
    .limit(1);
  return row?.at ?? null;
}

export async function wasDeleted(tx: Tx, assessmentId: string): Promise<boolean> {
  const isDeletion = and(
    eq(serverAuditEntries.kind, "assessment.deleted"),
    eq(serverAuditEntries.entityId, assessmentId),
  );
  return (await tx.$count(serverAuditEntries, isDeletion)) > 0;
}

/** What the database itself says of the login that requests use, and of the tables that hold assessments. */
export async function findDatabaseBounds(tx: Tx): Promise<{ loginIsBound: boolean; openTables: number }> {
  const [row] = await tx.execute<{ loginIsBound: boolean; openTables: number }>(sql`
    select
      not exists (
        select from pg_roles r where r.rolname in (session_user, current_user)
          and (r.rolsuper or r.rolbypassrls or exists (select from pg_class where relowner = r.oid))
      ) as "loginIsBound",
      (
        select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'assessment_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and n.nspname in ('public', 'keyring', 'identity')
          and not (c.relrowsecurity and c.relforcerowsecurity)
      ) as "openTables"`);
  return row ?? { loginIsBound: false, openTables: 0 };
}
