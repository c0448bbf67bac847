import { assessmentKeys, type Database, type Tx, textKeys, withKeyring } from "@octant/db";
import { ProblemError } from "../problems.ts";
import { ByteLru } from "./byte-lru.ts";
import { deriveKey, newWrappedAssessmentKey, toCheckKey, toLoginPassword } from "./key-ring.ts";
import { deleteRecordKeys, type OpenRing, openSealer, type SealerOptions } from "./open-sealer.ts";
import { ensureServerKey, type ServerKey } from "./server-key.ts";

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
    return toLoginPassword(this.#fileKey);
  }

  /** True for the key that the vault itself stands on. */
  standsOn(fileKey: Uint8Array): boolean {
    return Buffer.from(this.#fileKey).equals(fileKey);
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
    return toCheckKey(this.#fileKey);
  }

  /** Gives a new assessment its key; one that has a key keeps it. */
  async createAssessmentKey(tx: Tx, assessmentId: string): Promise<void> {
    const wrapped = newWrappedAssessmentKey(this.#masterKey, "keyring", assessmentId);
    await withKeyring(tx, (keyring) =>
      keyring.insert(assessmentKeys).values({ assessmentId, wrapped }).onConflictDoNothing(),
    );
  }

  /**
   * Reads the keys of records, of however many in one query. Ids must be UUIDs that were parsed. Throws
   * `cannot-be-verified` where the assessment's own key is missing or was altered; one record's trouble is that record's.
   */
  async sealer(tx: Tx, assessmentId: string, recordIds: Iterable<string>, options: SealerOptions = {}) {
    return withKeyring(tx, (keyring) => openSealer(keyring, this.#ring(), assessmentId, recordIds, options));
  }

  /** What was sealed for these records can never be opened again, save with a copy of the keyring from before. */
  async destroyKeys(tx: Tx, assessmentId: string, recordIds: readonly string[]): Promise<void> {
    await withKeyring(tx, (keyring) => deleteRecordKeys(keyring, textKeys, assessmentId, recordIds));
  }

  #ring(): OpenRing {
    return { tables: textKeys, ring: "keyring", masterKey: this.#masterKey };
  }
}
