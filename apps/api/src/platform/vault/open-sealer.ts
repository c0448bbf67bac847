import type { KeyTables, Tx } from "@octant/db";
import { and, eq, sql } from "drizzle-orm";
import { ProblemError } from "../problems.ts";
import type { FileKeys } from "./file-keys.ts";
import { currentGeneration, readCheck } from "./key-check.ts";
import { newWrappedAssessmentKey, newWrappedRecordKey, unwrapAssessmentKey, unwrapRecordKey } from "./key-ring.ts";
import { RecordSealer } from "./record-sealer.ts";

/** A set of keys that hang on one key file: where they lie, and what opens them. */
export type OpenRing = { tables: KeyTables; keys: FileKeys };

export type SealerOptions = {
  /** Makes a key for each record that has none. Without it, such a record's values are `key-missing`. */
  create?: boolean;
};

/**
 * Reads the keys of records, of however many in one query, in a transaction that may see them. Throws
 * `cannot-be-verified` where the assessment's own key is missing or was altered; one record's trouble is that record's.
 */
export async function openSealer(
  keyring: Tx,
  { tables, keys: fileKeys }: OpenRing,
  assessmentId: string,
  recordIds: Iterable<string>,
  { create = false }: SealerOptions = {},
): Promise<RecordSealer> {
  const wanted = [...new Set(recordIds)];
  const wrapped = await readWrappedKeys(keyring, tables, assessmentId, wanted);
  const { ring } = fileKeys;
  const masterKey = await fileKeys.masterKey(wrapped.generation, () => readCheck(keyring, tables));
  const assessmentKey =
    masterKey && wrapped.assessment && unwrapAssessmentKey(masterKey, ring, assessmentId, wrapped.assessment);
  if (!assessmentKey) throw new ProblemError("cannot-be-verified");
  const missing = create ? wanted.filter((id) => !wrapped.records.has(id)) : [];
  if (missing.length > 0) {
    const values = missing.map((recordId) => {
      return { assessmentId, recordId, wrapped: newWrappedRecordKey(assessmentKey, ring, assessmentId, recordId) };
    });
    await keyring.insert(tables.recordKeys).values(values).onConflictDoNothing();
    // read again: somebody else may have made one of them first
    for (const [id, key] of (await readWrappedKeys(keyring, tables, assessmentId, missing)).records) {
      wrapped.records.set(id, key);
    }
  }
  const keys = new Map<string, Uint8Array | null>();
  for (const [id, key] of wrapped.records) {
    keys.set(id, unwrapRecordKey(assessmentKey, ring, assessmentId, id, key) ?? null);
  }
  return new RecordSealer(assessmentId, assessmentKey, keys);
}

/** Gives a new assessment its key, of the newest generation; one that has a key keeps it. */
export async function ensureAssessmentKey(
  keyring: Tx,
  { tables, keys }: OpenRing,
  assessmentId: string,
): Promise<void> {
  const generation = await currentGeneration(keyring, tables);
  const masterKey = await keys.masterKey(generation, () => readCheck(keyring, tables));
  if (!masterKey) throw new ProblemError("cannot-be-verified");
  const wrapped = newWrappedAssessmentKey(masterKey, keys.ring, assessmentId);
  await keyring.insert(tables.assessmentKeys).values({ assessmentId, wrapped, generation }).onConflictDoNothing();
}

/** The assessment's key comes with those of its records, so that no unwrapped key needs to be remembered. */
async function readWrappedKeys(keyring: Tx, tables: KeyTables, assessmentId: string, recordIds: readonly string[]) {
  const { assessmentKeys, recordKeys } = tables;
  const isWanted = and(eq(recordKeys.assessmentId, assessmentKeys.assessmentId), isRecord(tables, recordIds));
  const rows = await keyring
    .select({
      assessment: assessmentKeys.wrapped,
      generation: assessmentKeys.generation,
      recordId: recordKeys.recordId,
      record: recordKeys.wrapped,
    })
    .from(assessmentKeys)
    .leftJoin(recordKeys, isWanted)
    .where(eq(assessmentKeys.assessmentId, assessmentId));
  const records = new Map<string, Uint8Array>();
  for (const { recordId, record } of rows) if (recordId && record) records.set(recordId, record);
  return { assessment: rows[0]?.assessment, generation: rows[0]?.generation ?? 0, records };
}

/** What was sealed for these records can never be opened again, save with a copy of the keys from before. Gives how many keys there were. */
export async function deleteRecordKeys(
  keyring: Tx,
  tables: KeyTables,
  assessmentId: string,
  recordIds: readonly string[],
): Promise<number> {
  const { recordKeys } = tables;
  const destroyed = await keyring
    .delete(recordKeys)
    .where(and(eq(recordKeys.assessmentId, assessmentId), isRecord(tables, recordIds)))
    .returning({ id: recordKeys.recordId });
  return destroyed.length;
}

/** One value however many ids there are; they are parsed UUIDs, in which nothing needs quoting. */
const isRecord = ({ recordKeys }: KeyTables, ids: readonly string[]) =>
  sql`${recordKeys.recordId} = any(${`{${ids.join(",")}}`}::uuid[])`;
