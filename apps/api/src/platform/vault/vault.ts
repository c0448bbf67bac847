import { assessmentKeys, type Database, recordKeys, type Tx, withKeyring } from "@octant/db";
import { and, eq, sql } from "drizzle-orm";
import { ProblemError } from "../problems.ts";
import { ByteLru } from "./byte-lru.ts";
import {
  deriveKey,
  newWrappedAssessmentKey,
  newWrappedRecordKey,
  unwrapAssessmentKey,
  unwrapRecordKey,
} from "./key-ring.ts";
import { RecordSealer } from "./record-sealer.ts";
import { ensureServerKey, type ServerKey } from "./server-key.ts";

export type SealerOptions = {
  /** Makes a key for each record that has none. Without it, such a record's values are `key-missing`. */
  create?: boolean;
};

/**
 * Everything that is sealed goes through here. Keys: key file -> assessment -> record. Keys of assessments and records
 * are read from the keyring when they are needed and kept no longer, so that a destroyed one is gone at once.
 */
export class Vault {
  readonly #masterKey: Uint8Array;
  readonly #fileKey: Uint8Array;
  #serverKey: ServerKey | undefined;
  /** Decrypted texts by assessment and text version. Ask `hasKey` of a sealer first: memory outlives a destroyed key. */
  readonly texts: ByteLru;

  /** `fileKey` is what the key file holds: 32 random bytes. `textBytes` bounds the decrypted texts kept in memory. */
  constructor(fileKey: Uint8Array, options: { textBytes?: number } = {}) {
    this.#fileKey = fileKey;
    this.#masterKey = deriveKey(fileKey, "assessment keys");
    this.texts = new ByteLru(options.textBytes ?? 64 * 1024 * 1024);
  }

  /** What the app signs in to the database with: visible ASCII, the same for the same key file. */
  databaseLoginPassword(): string {
    return Buffer.from(deriveKey(this.#fileKey, "database login")).toString("base64url");
  }

  /** Reads the server's own key, or makes it. Until then `server` is not there. Throws where another key file wrapped it. */
  async openServerKey(db: Database): Promise<void> {
    this.#serverKey = await ensureServerKey(db, deriveKey(this.#fileKey, "server key"));
    if (!this.#serverKey) throw new ProblemError("cannot-be-verified");
  }

  /** What seals and digests whatever belongs to no assessment. */
  get server(): ServerKey {
    if (!this.#serverKey) throw new Error("the server's key was not opened");
    return this.#serverKey;
  }

  /** What proves that a database was sealed with this key file; see `key-check.ts`. */
  keyCheckKey(): Uint8Array {
    return deriveKey(this.#fileKey, "key check");
  }

  /** Gives a new assessment its key; one that has a key keeps it. */
  async createAssessmentKey(tx: Tx, assessmentId: string): Promise<void> {
    const wrapped = newWrappedAssessmentKey(this.#masterKey, assessmentId);
    await withKeyring(tx, (keyring) =>
      keyring.insert(assessmentKeys).values({ assessmentId, wrapped }).onConflictDoNothing(),
    );
  }

  /**
   * Reads the keys of records, of however many in one query. Ids must be UUIDs that were parsed. Throws
   * `cannot-be-verified` where the assessment's own key is missing or was altered; one record's trouble is that record's.
   */
  async sealer(tx: Tx, assessmentId: string, recordIds: Iterable<string>, options: SealerOptions = {}) {
    const wanted = [...new Set(recordIds)];
    return withKeyring(tx, async (keyring) => {
      const wrapped = await readWrappedKeys(keyring, assessmentId, wanted);
      const assessmentKey =
        wrapped.assessment && unwrapAssessmentKey(this.#masterKey, assessmentId, wrapped.assessment);
      if (!assessmentKey) throw new ProblemError("cannot-be-verified");
      const missing = options.create ? wanted.filter((id) => !wrapped.records.has(id)) : [];
      if (missing.length > 0) {
        const values = missing.map((recordId) => {
          return { assessmentId, recordId, wrapped: newWrappedRecordKey(assessmentKey, assessmentId, recordId) };
        });
        await keyring.insert(recordKeys).values(values).onConflictDoNothing();
        // read again: somebody else may have made one of them first
        for (const [id, key] of (await readWrappedKeys(keyring, assessmentId, missing)).records) {
          wrapped.records.set(id, key);
        }
      }
      const keys = new Map<string, Uint8Array | null>();
      for (const [id, key] of wrapped.records) {
        keys.set(id, unwrapRecordKey(assessmentKey, assessmentId, id, key) ?? null);
      }
      return new RecordSealer(assessmentId, assessmentKey, keys);
    });
  }

  /** What was sealed for these records can never be opened again, save with a copy of the keyring from before. */
  async destroyKeys(tx: Tx, assessmentId: string, recordIds: readonly string[]): Promise<void> {
    await withKeyring(tx, (keyring) =>
      keyring.delete(recordKeys).where(and(eq(recordKeys.assessmentId, assessmentId), isRecord(recordIds))),
    );
  }
}

/** The assessment's key comes with those of its records, so that no unwrapped key needs to be remembered. */
async function readWrappedKeys(keyring: Tx, assessmentId: string, recordIds: readonly string[]) {
  const rows = await keyring
    .select({ assessment: assessmentKeys.wrapped, recordId: recordKeys.recordId, record: recordKeys.wrapped })
    .from(assessmentKeys)
    .leftJoin(recordKeys, and(eq(recordKeys.assessmentId, assessmentKeys.assessmentId), isRecord(recordIds)))
    .where(eq(assessmentKeys.assessmentId, assessmentId));
  const records = new Map<string, Uint8Array>();
  for (const { recordId, record } of rows) if (recordId && record) records.set(recordId, record);
  return { assessment: rows[0]?.assessment, records };
}

/** One value however many ids there are; they are parsed UUIDs, in which nothing needs quoting. */
const isRecord = (ids: readonly string[]) => sql`${recordKeys.recordId} = any(${`{${ids.join(",")}}`}::uuid[])`;
