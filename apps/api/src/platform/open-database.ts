import { mkdir } from "node:fs/promises";
import { connect, type Database, migrate, openEmbeddedCluster } from "@octant/db";
import type { Env } from "./env.ts";
import { ensureKeyCheck, findKeyCheck, openVault, type Vault } from "./vault/index.ts";

export type OpenDatabase = { db: Database; vault: Vault; close: () => Promise<void> };

/**
 * Opens the database and the vault that belong together, and brings the first up to date: the key file is held against
 * what the database was sealed with before anything is changed in it. Errors are sentences for the operator.
 */
export async function openDatabase(env: Env, report: (sentence: string) => void): Promise<OpenDatabase> {
  await mkdir(env.dataFolder, { recursive: true, mode: 0o711 });
  const cluster = env.databaseUrl ? undefined : await openEmbeddedCluster({ dataFolder: env.dataFolder, report });
  try {
    const adminUrl = env.databaseUrl ?? cluster?.adminUrl ?? "";
    const vault = await openVault(env.keyFile, { keyCheck: await findKeyCheck(adminUrl), report });
    const { appUrl } = await migrate(adminUrl, { loginPassword: vault.databaseLoginPassword(), report });
    const { db, close } = connect(appUrl);
    try {
      await ensureKeyCheck(db, vault);
    } catch (error) {
      await close();
      throw error;
    }
    return {
      db,
      vault,
      close: async () => {
        await close();
        await cluster?.stop();
      },
    };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}
