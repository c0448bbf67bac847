import type { Tx } from "@octant/db";
import type { AssessmentAuditKind } from "@octant/schemas";
import type postgres from "postgres";
import { type Anchor, type AuditRecord, recordAudit } from "../src/platform/audit/index.ts";
import { inAssessment } from "../src/platform/in-assessment.ts";
import type { TestAssessment } from "./make-assessment.ts";

/** Records acts of the study's lead, each in a transaction of its own, after what `work` does in it. */
export async function record(
  study: TestAssessment,
  records: readonly AuditRecord<AssessmentAuditKind>[],
  work: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<void> {
  const context = study.context(0);
  for (const one of records) {
    await inAssessment(context, async (tx) => {
      await work(tx);
      await recordAudit(tx, context, one);
    });
  }
}

/** So many different entries. */
export function someRecords(study: TestAssessment, count: number): AuditRecord<AssessmentAuditKind>[] {
  const entityId = study.context(0).account.id;
  return Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? { kind: "member.role-changed", entityId, facts: { from: "coder", to: "reviewer" } }
      : { kind: "source.withdrawn", entityId, facts: { codings: at } },
  );
}

/** What somebody with all rights in the database can do: no trigger and no key check stops them. */
export async function tamper<T>(
  admin: postgres.Sql,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<void> {
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await work(sql);
  });
}

/** The ends of a chain as anchors outside the database would have noted them, of every entry. */
export async function anchorsOf(admin: postgres.Sql, chain: string): Promise<Anchor[]> {
  const rows = await admin<{ seq: string; hash: Buffer }[]>`
    select seq, hash from audit_entry where assessment_id = ${chain} order by seq`;
  const at = new Date().toISOString();
  return rows.map(({ seq, hash }) => ({ at, chain, seq: Number(seq), hash: hash.toString("hex") }));
}
