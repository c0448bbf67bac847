import { connect, ensureIdentityLogin } from "@octant/db";
import type { FileKeys } from "../vault/file-keys.ts";
import { findKeyCheck } from "../vault/key-check.ts";
import { openKeyFile, refuseSameKey } from "../vault/open-key-file.ts";
import { IdentityVault } from "./identity-vault.ts";

/** Two are enough for what few people do seldom, and a burst of it keeps no connection from all other requests. */
const MAX_CONNECTIONS = 2;

export type OpenedIdentities = { identities: IdentityVault; close: () => Promise<void> };

/** Reads the identities' key file, or makes it for a database in which nothing hangs on it, and holds it against the other. */
export async function openIdentityKey(
  path: string,
  { adminUrl, other, report }: { adminUrl: string; other: FileKeys; report: (sentence: string) => void },
): Promise<FileKeys> {
  const keyCheck = await findKeyCheck(adminUrl, "identity");
  const keys = await openKeyFile(path, { ring: "identity", keyCheck, report });
  refuseSameKey(other, keys);
  return keys;
}

/** Signs in for identities to a database that is up to date. */
export async function openIdentities(adminUrl: string, keys: FileKeys): Promise<OpenedIdentities> {
  const url = await ensureIdentityLogin(adminUrl, keys.loginPassword);
  const { db, close } = connect(url, { max: MAX_CONNECTIONS, passwords: () => keys.loginPasswords() });
  try {
    return { identities: await IdentityVault.open(db, keys), close };
  } catch (error) {
    await close();
    throw error;
  }
}
