import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { EmbeddedError } from "./embedded-error.ts";
import type { Place } from "./place.ts";
import { CHILD_ENV, type RunAs } from "./run-as.ts";

const ADMIN = "octant_admin";

/** The address of the administrator of a cluster that listens on this port of the loopback interface. */
export function administratorUrl(password: string, port: number): string {
  return `postgres://${ADMIN}:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * The administrator's password, kept in the data folder for its owner alone; made before the cluster that knows it.
 * Throws an `EmbeddedError` where a cluster is there and its password is not.
 */
export async function administratorPassword(dataFolder: string, { cluster }: Pick<Place, "cluster">): Promise<string> {
  const file = join(dataFolder, "database-password");
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept) return kept.trim();
  if (existsSync(cluster)) {
    throw new EmbeddedError(`The password of the database in ${cluster} is missing: put back the file ${file}.`);
  }
  const password = randomBytes(24).toString("base64url");
  await writeFile(`${file}.new`, password, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return password;
}

/**
 * Makes the cluster if there is none. It appears under its name only when whole; what an interrupted attempt left
 * behind is removed. Throws an `EmbeddedError` if PostgreSQL's major version is not the cluster's.
 */
export async function initialise({ home, cluster, native, runAs }: Place, password: string): Promise<"made" | "found"> {
  const prefix = `${basename(cluster)}.new-`;
  for (const left of await readdir(home)) {
    if (left.startsWith(prefix)) await rm(join(home, left), { recursive: true, force: true, maxRetries: 5 });
  }
  const major = await majorVersion(native);
  if (existsSync(cluster)) {
    const made = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
    if (made === String(major)) return "found";
    throw new EmbeddedError(
      `The database in ${cluster} was made by PostgreSQL ${made} and cannot be opened by PostgreSQL ${major}. Start the Octant that made it.`,
    );
  }
  const making = join(home, `${prefix}${randomBytes(6).toString("hex")}`);
  const passwordFile = `${making}.password`;
  await mkdir(making, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs) await Promise.all([making, passwordFile].map((path) => chown(path, runAs.uid, runAs.gid)));
  await initdb(native, runAs, [
    `--pgdata=${making}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    "--locale=C",
    // C.UTF-8 of PostgreSQL's own knows letters beyond ASCII and sorts alike on every system; older ones lack it
    ...(major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : []),
  ]);
  await rm(passwordFile);
  await rename(making, cluster);
  await syncFolder(home);
  return "made";
}

const run = promisify(execFile);

async function majorVersion(native: string): Promise<number> {
  const { stdout } = await run(join(native, "bin", "postgres"), ["--version"], { cwd: "/", env: CHILD_ENV });
  return Number(/\) (\d+)/.exec(stdout)?.[1]);
}

async function initdb(native: string, runAs: RunAs, args: string[]) {
  try {
    await run(join(native, "bin", "initdb"), args, { ...runAs, cwd: "/", env: CHILD_ENV });
  } catch (cause) {
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : "";
    throw new EmbeddedError(`PostgreSQL could not make its cluster. It said: ${said}`, { cause });
  }
}

/** A rename outlives a power cut only once its folder is on the disk. */
async function syncFolder(folder: string) {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
