import { type Database, type Tx, textKeys, withKeyring } from "@octant/db";
import { ProblemError } from "../problems.ts";
import { ByteLru } from "./byte-lru.ts";
import { FileKeys } from "./file-keys.ts";
import { deleteRecordKeys, ensureAssessmentKey, type OpenRing, openSealer, type SealerOptions } from "./open-sealer.ts";
import { ensureServerKey, type ServerKey } from "./server-key.ts";

/**
 * Everything that is sealed goes through here. Keys: key file -> assessment -> record. Keys of assessments and records
 * are read from the keyring when they are needed and kept no longer, so that a destroyed one is gone at once.
 */
export class Vault {
  /** Of the key file, and of the next one while it is being replaced. */
  readonly keys: FileKeys;
  #serverKey: ServerKey | undefined;
  /** Decrypted texts by assessment and text version. Ask `hasKey` of a sealer first: memory outlives a destroyed key. */
  readonly texts: ByteLru;

  /** `keys` are those of a key file, or the one that it holds: 32 random bytes. `textBytes` bounds the decrypted texts in memory. */
  constructor(keys: FileKeys | Uint8Array, options: { textBytes?: number } = {}) {
    this.keys = keys instanceof FileKeys ? keys : FileKeys.of("keyring", keys);
    this.texts = new ByteLru(options.textBytes ?? 64 * 1024 * 1024);
  }

  /** What the app signs in to the database with: visible ASCII, the same for the same key file. */
  databaseLoginPassword(): string {
    return this.keys.loginPassword;
  }

  /** Reads the server's own key, or makes it. Until then `server` is not there. Throws where another key file wrapped it. */
  async openServerKey(db: Database): Promise<void> {
    this.#serverKey = await ensureServerKey(db, this.keys);
    if (!this.#serverKey) throw new ProblemError("cannot-be-verified");
  }

  /** What seals and digests whatever belongs to no assessment. */
  get server(): ServerKey {
    if (!this.#serverKey) throw new Error("the server's key was not opened");
    return this.#serverKey;
  }

  /** Gives a new assessment its key; one that has a key keeps it. */
  async createAssessmentKey(tx: Tx, assessmentId: string): Promise<void> {
    await withKeyring(tx, (keyring) => ensureAssessmentKey(keyring, this.#ring(), assessmentId));
  }

  /**
   * Reads the keys of records, of however many in one query. Ids must be UUIDs that were parsed. Throws
   * `cannot-be-verified` where the assessment's own key is missing or was altered; one record's trouble is that record's.
   */
  async sealer(tx: Tx, assessmentId: string, recordIds: Iterable<string>, options: SealerOptions = {}) {
    return withKeyring(tx, (keyring) => openSealer(keyring, this.#ring(), assessmentId, recordIds, options));
  }

  /** What was sealed for these records can never be opened again, save with a copy of the keyring from before. Gives how many keys there were. */
  async destroyKeys(tx: Tx, assessmentId: string, recordIds: readonly string[]): Promise<number> {
    return withKeyring(tx, (keyring) => deleteRecordKeys(keyring, textKeys, assessmentId, recordIds));
  }

  #ring(): OpenRing {
    return { tables: textKeys, keys: this.keys };
  }
}
