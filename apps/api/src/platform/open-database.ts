import { mkdir } from "node:fs/promises";
import {
  appAddress,
  asAccount,
  connect,
  type Database,
  type EmbeddedCluster,
  EmbeddedError,
  findCluster,
  findRunningCluster,
  migrate,
  openEmbeddedCluster,
} from "@octant/db";
import { sealPlainNames } from "./account-names.ts";
import { recordServerAudit } from "./audit/index.ts";
import type { Env } from "./env.ts";
import { type IdentityVault, openIdentities, openIdentityKey } from "./identities/index.ts";
import { asAdmin, type KeyPlace } from "./rekey/key-places.ts";
import { recoveryLines, renewRecoveryKey } from "./rekey/recovery.ts";
import { ensureKeyCheck, findKeyCheck, KeyFileError, openVault, type Vault } from "./vault/index.ts";

export type OpenDatabase = {
  db: Database;
  vault: Vault;
  /** For operators' commands alone: no request ever comes near it. */
  adminUrl: string;
  close: () => Promise<void>;
};

/** For a server: with the identities too, which no command needs. */
export type ServedDatabase = OpenDatabase & { identities: IdentityVault };

/**
 * Opens the database and the vaults that belong together, and brings the first up to date: the key files are held against
 * what the database was sealed with before anything is changed in it. Errors are sentences for the operator.
 */
export async function openDatabase(env: Env, report: (sentence: string) => void): Promise<ServedDatabase> {
  await mkdir(env.dataFolder, { recursive: true, mode: 0o711 });
  const cluster = env.databaseUrl ? undefined : await openEmbeddedCluster({ dataFolder: env.dataFolder, report });
  return orStop(cluster, async () => {
    const adminUrl = env.databaseUrl ?? cluster?.adminUrl ?? "";
    const vault = await openVault(env.keyFile, { keyCheck: await findKeyCheck(adminUrl), report });
    const identityKey = await openIdentityKey(env.identityKeyFile, { adminUrl, other: vault.keys, report });
    const { appUrl } = await migrate(adminUrl, { loginPassword: vault.databaseLoginPassword(), report });
    const { identities, close } = await openIdentities(adminUrl, identityKey);
    const stop = async () => {
      await close();
      await cluster?.stop();
    };
    const opened = await connectAs(appUrl, { vault, adminUrl, stop });
    await sealPlainNames(opened.db, vault.server);
    await showFirstRecoveryKey(env, opened, report);
    return { ...opened, identities };
  });
}

/**
 * Opens a database that Octant has been started on before, whether a server runs on it now or not, and changes nothing in
 * it. Errors are sentences for the operator.
 */
export async function openExisting(env: Env, report: (sentence: string) => void): Promise<OpenDatabase> {
  const { adminUrl, stop } = await openAsAdmin(env, report);
  return orStop({ stop }, () => openAt(adminUrl, env, { report, stop }));
}

/** The same at an address that is known; `stop` ends what was started for it. */
export async function openAt(
  adminUrl: string,
  env: Env,
  { report, stop }: { report: (sentence: string) => void; stop?: () => Promise<void> },
): Promise<OpenDatabase> {
  const keyCheck = await findKeyCheck(adminUrl);
  if (!keyCheck) throw new KeyFileError("This database was never used by Octant. Start Octant on it once.");
  const vault = await openVault(env.keyFile, { keyCheck, report });
  const appUrl = await appAddress(adminUrl, { loginPassword: vault.databaseLoginPassword() });
  return connectAs(appUrl, { vault, adminUrl, stop });
}

/** The administrator's address, for commands that work on the keys themselves; `stop` ends what was started for it. */
export async function openAsAdmin(
  env: Env,
  report: (sentence: string) => void,
): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const running = env.databaseUrl ?? (await findRunningCluster(env.dataFolder));
  if (!running && !(await findCluster(env.dataFolder))) {
    throw new EmbeddedError(
      `There is no database in ${env.dataFolder}. Name its folder in OCTANT_DATA, or start Octant there once.`,
    );
  }
  const cluster = running ? undefined : await openEmbeddedCluster({ dataFolder: env.dataFolder, report });
  return { adminUrl: running ?? cluster?.adminUrl ?? "", stop: async () => cluster?.stop() };
}

/** Once in the life of a database: later ones are made by the command `recovery-key` and by a rekey. */
async function showFirstRecoveryKey(
  env: Env,
  { adminUrl, db, vault }: OpenDatabase,
  report: (sentence: string) => void,
) {
  const shown = await asAdmin(adminUrl, (admin) => renewRecoveryKey(admin, keyPlaces(env), { onlyFirst: true }));
  if (!shown) return;
  report(recoveryLines(shown));
  await asAccount(db, "", (tx) => recordServerAudit(tx, { vault }, null, { kind: "recovery-key.made", facts: {} }));
}

/** Where the key files lie, the texts' first. */
export function keyPlaces(env: Env): [KeyPlace, KeyPlace] {
  return [
    { ring: "keyring", path: env.keyFile },
    { ring: "identity", path: env.identityKeyFile },
  ];
}

async function orStop<T>(cluster: Pick<EmbeddedCluster, "stop"> | undefined, work: () => Promise<T>): Promise<T> {
  return work().catch(async (error: unknown) => {
    await cluster?.stop();
    throw error;
  });
}

type Opened = { vault: Vault; adminUrl: string; stop: (() => Promise<void>) | undefined };

async function connectAs(appUrl: string, { vault, adminUrl, stop }: Opened): Promise<OpenDatabase> {
  // where the database is this process's own, no pooler stands between that would mix up prepared statements
  const { db, close } = connect(appUrl, {
    passwords: () => vault.keys.loginPasswords(),
    prepare: stop !== undefined,
  });
  try {
    await ensureKeyCheck(db, vault);
    await vault.openServerKey(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    vault,
    adminUrl,
    close: async () => {
      await close();
      await stop?.();
    },
  };
}
