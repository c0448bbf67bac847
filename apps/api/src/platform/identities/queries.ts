import { identityAssessmentKeys, identityRecordKeys, sourceIdentities, type Tx } from "@octant/db";
import { and, eq, inArray, sql } from "drizzle-orm";

export type IdentityRow = typeof sourceIdentities.$inferSelect;

export async function findIdentity(tx: Tx, assessmentId: string, sourceId: string): Promise<IdentityRow | undefined> {
  const [row] = await tx
    .select()
    .from(sourceIdentities)
    .where(and(eq(sourceIdentities.assessmentId, assessmentId), eq(sourceIdentities.sourceId, sourceId)));
  return row;
}

type NewRow = Omit<IdentityRow, "changedAt">;

export async function writeIdentity(tx: Tx, row: NewRow): Promise<void> {
  const { rowVersion, personSealed, commandId, changedBy } = row;
  await tx
    .insert(sourceIdentities)
    .values(row)
    .onConflictDoUpdate({
      target: [sourceIdentities.assessmentId, sourceIdentities.sourceId],
      set: { rowVersion, personSealed, commandId, changedBy, changedAt: sql`now()` },
    });
}

export async function deleteIdentities(tx: Tx, assessmentId: string, sourceIds: readonly string[]): Promise<void> {
  await tx
    .delete(sourceIdentities)
    .where(and(eq(sourceIdentities.assessmentId, assessmentId), inArray(sourceIdentities.sourceId, [...sourceIds])));
}

export async function deleteAssessment(tx: Tx, assessmentId: string): Promise<void> {
  await tx.delete(sourceIdentities).where(eq(sourceIdentities.assessmentId, assessmentId));
  await tx.delete(identityRecordKeys).where(eq(identityRecordKeys.assessmentId, assessmentId));
  await tx.delete(identityAssessmentKeys).where(eq(identityAssessmentKeys.assessmentId, assessmentId));
}
