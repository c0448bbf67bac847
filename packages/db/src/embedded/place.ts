import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { bundledBinaries, reachableBinaries } from "./binaries.ts";
import { EmbeddedError } from "./embedded-error.ts";
import { canEnter, findRunAs, type RunAs } from "./run-as.ts";

/** Where the database lives (`home`, which holds `cluster`), whom it runs as and with which binaries. */
export type Place = { home: string; cluster: string; native: string; runAs: RunAs };

const SHARED = "/var/lib/octant";
const NOTE = "database-is-elsewhere.txt";

/**
 * Finds the cluster's place, which once chosen stays: in the data folder, or under /var/lib/octant where the
 * unprivileged user that root must run PostgreSQL as cannot enter the data folder. A note there then says so.
 */
export async function findPlace(dataFolder: string, native = bundledBinaries()): Promise<Place> {
  const settled = await findHome(dataFolder);
  const runAs = await findRunAs(settled && existsSync(clusterIn(settled)) ? clusterIn(settled) : undefined);
  const home = settled ?? (canEnter(runAs, dataFolder) ? dataFolder : await settleElsewhere(dataFolder));
  if (!existsSync(home)) {
    throw new EmbeddedError(
      `The database should be in ${home}, as ${join(dataFolder, NOTE)} says, but it is not there.`,
    );
  }
  if (!canEnter(runAs, home)) {
    const user = runAs ? `user ${runAs.uid}` : `the user ${userInfo().username}`;
    throw new EmbeddedError(
      `The database lies in ${home}, which ${user} cannot enter. Give back the right to enter it.`,
    );
  }
  return { home, cluster: clusterIn(home), native: await reachableBinaries(native, runAs, SHARED), runAs };
}

/** The cluster that belongs to a data folder; undefined where none was made yet. */
export async function findCluster(dataFolder: string): Promise<string | undefined> {
  const home = await findHome(dataFolder);
  return home !== undefined && existsSync(clusterIn(home)) ? clusterIn(home) : undefined;
}

async function findHome(dataFolder: string): Promise<string | undefined> {
  return (await readNote(dataFolder)) ?? (existsSync(clusterIn(dataFolder)) ? dataFolder : undefined);
}

const clusterIn = (home: string) => join(home, "database");

async function readNote(dataFolder: string): Promise<string | undefined> {
  const note = await readFile(join(dataFolder, NOTE), "utf8").catch(() => undefined);
  return note?.split("\n").find((line) => line.startsWith("/"));
}

async function settleElsewhere(dataFolder: string): Promise<string> {
  const hash = createHash("sha256")
    .update(await realpath(dataFolder))
    .digest("hex")
    .slice(0, 16);
  // a folder that is there already belonged to an earlier data folder of this path, whose password is gone with it
  const first = join(SHARED, hash);
  const home = existsSync(first) ? `${first}-${randomBytes(4).toString("hex")}` : first;
  await mkdir(SHARED, { recursive: true, mode: 0o755 });
  await mkdir(home, { mode: 0o711 });
  await writeFile(
    join(dataFolder, NOTE),
    `Octant's database is not in this folder, because the user that it runs as cannot enter it. It lives in\n${home}\nBack up and delete the two together.\n`,
  );
  return home;
}
