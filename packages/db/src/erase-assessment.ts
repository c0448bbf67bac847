import { sql } from "drizzle-orm";
import type { Tx } from "./connect.ts";

/**
 * Every table that holds rows of an assessment, each before those that it points at. A new one is added here; a test holds
 * the list against the catalogue.
 */
export const ERASED_TABLES = [
  "identity.source_identity",
  "identity.record_key",
  "identity.assessment_key",
  "memo",
  "effectiveness_judgement",
  "counterfactual_reply",
  "judged_position_citation",
  "judged_position",
  "coding_period",
  "coding",
  "segment",
  "turn",
  "speaker",
  "text_version",
  "source_period",
  "source_question",
  "source",
  "code",
  "framework_fork",
  "coder",
  "cluster",
  "planned_sample",
  "objective",
  "timeline_event",
  "study_design",
  "stakeholder_group",
  "period",
  "area",
  "change",
  "command",
  "access_token",
  "invitation",
  "member",
  "audit_entry",
  "keyring.record_key",
  "keyring.assessment_key",
  "assessment",
] as const;
export type ErasedTable = (typeof ERASED_TABLES)[number];

/**
 * Deletes every row of the assessment that the transaction is in, and says how many there were in each table. It runs in a
 * role of its own, which can do this and nothing else. Await all else on `tx` before and start nothing beside it.
 */
export async function eraseAssessment(tx: Tx, assessmentId: string): Promise<Map<ErasedTable, number>> {
  return asEraser(tx, async () => {
    const erased = new Map<ErasedTable, number>();
    for (const table of ERASED_TABLES) {
      const rows = await tx.execute(
        sql`delete from ${nameOf(table)} where assessment_id = ${assessmentId}::uuid returning assessment_id`,
      );
      erased.set(table, rows.length);
    }
    return erased;
  });
}

/** How many rows there are to delete, in each table. */
export async function countErasable(tx: Tx, assessmentId: string): Promise<Map<ErasedTable, number>> {
  return asEraser(tx, async () => {
    const found = new Map<ErasedTable, number>();
    for (const table of ERASED_TABLES) {
      const [row] = await tx.execute<{ n: string }>(
        sql`select count(assessment_id) as n from ${nameOf(table)} where assessment_id = ${assessmentId}::uuid`,
      );
      found.set(table, Number(row?.n ?? 0));
    }
    return found;
  });
}

const nameOf = (table: ErasedTable) =>
  sql.join(
    table.split(".").map((part) => sql.identifier(part)),
    sql`.`,
  );

async function asEraser<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const enter = (role: "octant_eraser" | "octant_app") => tx.execute(sql`select set_config('role', ${role}, true)`);
  await enter("octant_eraser");
  const result = await work().catch(async (error: unknown) => {
    await enter("octant_app").catch(() => {});
    throw error;
  });
  await enter("octant_app");
  return result;
}
