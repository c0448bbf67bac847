import { access, constants, mkdir, realpath } from "node:fs/promises";
import { EmbeddedError } from "./embedded-error.ts";
import { lockFolder } from "./folder-lock.ts";
import { findFreePort } from "./free-port.ts";
import { administratorPassword, administratorUrl, initialise } from "./initialise.ts";
import { findPlace } from "./place.ts";
import { startPostmaster } from "./postmaster.ts";
import { stopOrphan } from "./postmaster-file.ts";
import { type Supervised, supervise } from "./supervise.ts";

export type EmbeddedCluster = Supervised & {
  /** Address of the administrator on the loopback interface; it stays the same when the database is started again. */
  adminUrl: string;
};

export type EmbeddedOptions = {
  dataFolder: string;
  /** Told what is going on, in sentences for the person who starts Octant. */
  report?: (sentence: string) => void;
  /** Settings of PostgreSQL on top of the safe ones; only tests of things other than durability have a use for them. */
  settings?: Record<string, string>;
  /** Folder with the `bin` of another PostgreSQL than the bundled one. */
  native?: string;
};

/**
 * Opens the PostgreSQL of a data folder, made when first needed, and keeps it running until `stop`.
 * Throws an `EmbeddedError` with a sentence if another process uses the folder or PostgreSQL cannot run here.
 */
export async function openEmbeddedCluster(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const report = options.report ?? (() => {});
  const dataFolder = await makeFolder(options.dataFolder);
  const releases = [await lockFolder(dataFolder)];
  const release = () => releases.toReversed().forEach((releaseOne) => void releaseOne());
  try {
    const place = await findPlace(dataFolder, options.native);
    if (place.home !== dataFolder) {
      report(`the database lives in ${place.home}`);
      releases.push(await lockFolder(place.home));
    }
    const password = await administratorPassword(dataFolder, place);
    await stopOrphan(place.cluster, report);
    if ((await initialise(place, password)) === "made") report("made a new database");
    const port = await findFreePort();
    const supervised = await supervise(
      (stopping) => startPostmaster({ ...place, port, settings: options.settings }, stopping),
      report,
    );
    return {
      adminUrl: administratorUrl(password, port),
      get pid() {
        return supervised.pid;
      },
      onExit: supervised.onExit,
      stop: () => supervised.stop().finally(release),
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function makeFolder(folder: string): Promise<string> {
  try {
    // others may pass through but not look: as root, PostgreSQL runs as another user and has its cluster in here
    await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(folder);
  } catch (cause) {
    throw new EmbeddedError(`The data folder ${folder} cannot be made, or this user may not write in it.`, { cause });
  }
}
