import { realpath } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error.ts";
import { folderHolder } from "./folder-lock.ts";
import { administratorPassword, administratorUrl } from "./initialise.ts";
import { findCluster } from "./place.ts";
import { readPostmasterFile } from "./postmaster-file.ts";

const WAIT_MS = 20_000;

/**
 * The administrator's address of the cluster that another process runs in a data folder; undefined where none does. Waits
 * for one that is just being started. What a killed process left running counts for nothing: `openEmbeddedCluster` ends it.
 * Throws an `EmbeddedError` where the other process has the folder and its database does not come up.
 */
export async function findRunningCluster(folder: string): Promise<string | undefined> {
  const dataFolder = await realpath(folder).catch(() => undefined);
  if (dataFolder === undefined) return undefined;
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += 100) {
    if (folderHolder(dataFolder) === undefined) return undefined;
    const cluster = await findCluster(dataFolder);
    const postmaster = cluster === undefined ? undefined : readPostmasterFile(cluster);
    if (cluster && postmaster?.ready) {
      return administratorUrl(await administratorPassword(dataFolder, { cluster }), postmaster.port);
    }
    await delay(100);
  }
  throw new EmbeddedError(
    `Process ${folderHolder(dataFolder)} has the data folder ${dataFolder}, but its database is not ready. Try again when it is.`,
  );
}
