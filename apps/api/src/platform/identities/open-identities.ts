import { connect, ensureIdentityLogin } from "@octant/db";
import { findKeyCheck } from "../vault/key-check.ts";
import { toLoginPassword } from "../vault/key-ring.ts";
import { openKeyFile, refuseSameKey } from "../vault/open-key-file.ts";
import type { Vault } from "../vault/vault.ts";
import { IdentityVault } from "./identity-vault.ts";

/** Two are enough for what few people do seldom, and a burst of it keeps no connection from all other requests. */
const MAX_CONNECTIONS = 2;

export type OpenedIdentities = { identities: IdentityVault; close: () => Promise<void> };

/** Reads the identities' key file, or makes it for a database in which nothing hangs on it, and holds it against the other. */
export async function openIdentityKey(
  path: string,
  { adminUrl, vault, report }: { adminUrl: string; vault: Vault; report: (sentence: string) => void },
): Promise<Uint8Array> {
  const keyCheck = await findKeyCheck(adminUrl, "identity");
  const fileKey = await openKeyFile(path, { ring: "identity", keyCheck, report });
  refuseSameKey(vault, fileKey);
  return fileKey;
}

/** Signs in for identities to a database that is up to date. */
export async function openIdentities(adminUrl: string, fileKey: Uint8Array): Promise<OpenedIdentities> {
  const { db, close } = connect(await ensureIdentityLogin(adminUrl, toLoginPassword(fileKey)), {
    max: MAX_CONNECTIONS,
  });
  try {
    return { identities: await IdentityVault.open(db, fileKey), close };
  } catch (error) {
    await close();
    throw error;
  }
}
