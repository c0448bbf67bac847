import { asAccount, type Database, type KeyTables, type Tx, textKeys, withKeyring } from "@octant/db";
import postgres from "postgres";
import { decrypt, encrypt, lengthPrefixed } from "./cipher.ts";
import { KeyFileError } from "./key-file.ts";
import type { Ring } from "./key-ring.ts";
import type { Vault } from "./vault.ts";

const placeIn = (ring: Ring) => lengthPrefixed([`${ring}.key_check`]);
const SENTENCE = Buffer.from("sealed with this key file", "utf8");

/**
 * What the database says of the key file that a ring was sealed with; undefined for one that holds no keys yet.
 * Asked as administrator, because a wrong key must be found before it gives the app's login another password.
 */
export async function findKeyCheck(adminUrl: string, ring: Ring = "keyring"): Promise<Uint8Array | undefined> {
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    const name = `${ring}.key_check`;
    const [table] = await admin<{ found: boolean }[]>`select to_regclass(${name}) is not null as found`;
    if (!table?.found) return undefined;
    const [row] = await admin<{ sealed: Uint8Array }[]>`select sealed from ${admin(name)}`;
    return row?.sealed;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** `checkKey` is made of what a key file holds by `toCheckKey`. */
export function isSealedWith(checkKey: Uint8Array, ring: Ring, keyCheck: Uint8Array): boolean {
  return decrypt(checkKey, placeIn(ring), keyCheck) !== undefined;
}

/** Marks a database as sealed with this key file, before anything is. Throws where another one was first. */
export async function ensureKeyCheck(db: Database, vault: Vault): Promise<void> {
  await asAccount(db, "", (tx) =>
    withKeyring(tx, (keyring) => ensureCheck(keyring, textKeys, "keyring", vault.keyCheckKey())),
  );
}

/** The same, in a transaction that may see the ring. */
export async function ensureCheck(ringTx: Tx, { keyChecks }: KeyTables, ring: Ring, checkKey: Uint8Array) {
  const find = () => ringTx.select({ sealed: keyChecks.sealed }).from(keyChecks);
  let [row] = await find();
  if (!row) {
    const sealed = encrypt(checkKey, placeIn(ring), SENTENCE);
    await ringTx.insert(keyChecks).values({ sealed }).onConflictDoNothing();
    [row] = await find();
  }
  if (!row || !isSealedWith(checkKey, ring, row.sealed)) throw wrongKey("");
}

export function wrongKey(path: string): KeyFileError {
  const file = path ? `The key file ${path}` : "The key file";
  return new KeyFileError(`${file} is not the one that this database was sealed with. Nothing was changed.`);
}
