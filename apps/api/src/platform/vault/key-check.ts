import { asAccount, type Database, keyChecks, withKeyring } from "@octant/db";
import postgres from "postgres";
import { decrypt, encrypt, lengthPrefixed } from "./cipher.ts";
import { KeyFileError } from "./key-file.ts";
import type { Vault } from "./vault.ts";

const PLACE = lengthPrefixed(["keyring.key_check"]);
const SENTENCE = Buffer.from("sealed with this key file", "utf8");

/**
 * What the database says of the key file that it was sealed with; undefined for one that holds no keys yet.
 * Asked as administrator, because a wrong key must be found before it gives the app's login another password.
 */
export async function findKeyCheck(adminUrl: string): Promise<Uint8Array | undefined> {
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    const [table] = await admin<{ found: boolean }[]>`select to_regclass('keyring.key_check') is not null as found`;
    if (!table?.found) return undefined;
    const [row] = await admin<{ sealed: Uint8Array }[]>`select sealed from keyring.key_check`;
    return row?.sealed;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

export function isSealedWith(vault: Vault, keyCheck: Uint8Array): boolean {
  return decrypt(vault.keyCheckKey(), PLACE, keyCheck) !== undefined;
}

/** Marks a database as sealed with this key file, before anything is. Throws where another one was first. */
export async function ensureKeyCheck(db: Database, vault: Vault): Promise<void> {
  const sealed = encrypt(vault.keyCheckKey(), PLACE, SENTENCE);
  const [row] = await asAccount(db, "", (tx) =>
    withKeyring(tx, async (keyring) => {
      const [found] = await keyring.select({ sealed: keyChecks.sealed }).from(keyChecks);
      if (found) return [found];
      await keyring.insert(keyChecks).values({ sealed }).onConflictDoNothing();
      return keyring.select({ sealed: keyChecks.sealed }).from(keyChecks);
    }),
  );
  if (!row || !isSealedWith(vault, row.sealed)) throw wrongKey("");
}

export function wrongKey(path: string): KeyFileError {
  const file = path ? `The key file ${path}` : "The key file";
  return new KeyFileError(`${file} is not the one that this database was sealed with. Nothing was changed.`);
}
