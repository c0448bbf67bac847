import { asAccount, type Database, type KeyTables, type Tx, textKeys, withKeyring } from "@octant/db";
import postgres from "postgres";
import type { FileKeys } from "./file-keys.ts";
import { KeyFileError } from "./key-file.ts";
import { type Ring, toCheckKey } from "./key-ring.ts";
import { isSealedWith, type KeyCheck, sealCheck } from "./key-seal.ts";
import type { Vault } from "./vault.ts";

/**
 * What the database says of the key file that a ring was sealed with; undefined for one that holds no keys yet.
 * Asked as administrator, because a wrong key must be found before it gives the app's login another password.
 */
export async function findKeyCheck(adminUrl: string, ring: Ring = "keyring"): Promise<KeyCheck | undefined> {
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    const name = `${ring}.key_check`;
    const [table] = await admin<{ found: boolean }[]>`select to_regclass(${name}) is not null as found`;
    if (!table?.found) return undefined;
    // all columns: a database that is yet to be migrated has not got those of generations
    const [row] = await admin<{ sealed: Uint8Array; generation?: number; next_sealed?: Uint8Array | null }[]>`
      select * from ${admin(name)}`;
    return row && { generation: row.generation ?? 1, sealed: row.sealed, nextSealed: row.next_sealed ?? null };
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** The same, in a transaction that may see the ring. */
export async function readCheck(ringTx: Tx, { keyChecks }: KeyTables): Promise<KeyCheck | undefined> {
  const { generation, sealed, nextSealed } = keyChecks;
  const [row] = await ringTx.select({ generation, sealed, nextSealed }).from(keyChecks);
  return row;
}

/**
 * The generation that a new key is to be wrapped with. Until the transaction ends nobody can begin to replace the key file,
 * so that no key of an older generation comes after the replacement has looked for them.
 */
export async function currentGeneration(ringTx: Tx, { keyChecks }: KeyTables): Promise<number> {
  const [row] = await ringTx
    .select({ generation: keyChecks.generation, nextSealed: keyChecks.nextSealed })
    .from(keyChecks)
    .for("share");
  return row ? row.generation + (row.nextSealed ? 1 : 0) : 1;
}

/** Marks a database as sealed with this key file, before anything is. Throws where another one was first. */
export async function ensureKeyCheck(db: Database, vault: Vault): Promise<void> {
  await asAccount(db, "", (tx) => withKeyring(tx, (keyring) => ensureCheck(keyring, textKeys, vault.keys)));
}

/** The same, in a transaction that may see the ring. */
export async function ensureCheck(ringTx: Tx, tables: KeyTables, keys: FileKeys): Promise<void> {
  let check = await readCheck(ringTx, tables);
  const first = keys.get(1);
  if (!check && first) {
    const sealed = sealCheck(toCheckKey(first), keys.ring);
    await ringTx.insert(tables.keyChecks).values({ sealed }).onConflictDoNothing();
    check = await readCheck(ringTx, tables);
  }
  const fileKey = check && keys.get(check.generation);
  if (!check || !fileKey || !isSealedWith(toCheckKey(fileKey), keys.ring, check.sealed)) throw wrongKey("");
}

export function wrongKey(path: string): KeyFileError {
  const file = path ? `The key file ${path}` : "The key file";
  return new KeyFileError(`${file} is not the one that this database was sealed with. Nothing was changed.`);
}
