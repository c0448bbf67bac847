import { execFileSync, spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { EmbeddedError } from "./embedded-error.ts";

/** The user that PostgreSQL runs as; undefined is the one who started Octant. */
export type RunAs = { uid: number; gid: number } | undefined;

/** What a child process of ours gets to see: none of our settings, keys or addresses. */
export const CHILD_ENV = { PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC" };

/**
 * PostgreSQL refuses to run as root. Root then runs it as the owner of the cluster where there is one already, else as
 * the system user `octant`, made when first needed.
 */
export async function findRunAs(cluster: string | undefined): Promise<RunAs> {
  if (process.getuid?.() !== 0) return undefined;
  if (cluster !== undefined) {
    const { uid, gid } = await stat(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp("octant") ?? createUser() ?? lookUp("postgres") ?? refuse();
}

/** Whether that user can run a command, in the sense of reaching it and seeing it succeed. */
export function succeedsAs(runAs: RunAs, command: string, args: string[]): boolean {
  return spawnSync(command, args, { ...runAs, cwd: "/", env: CHILD_ENV, stdio: "ignore" }).status === 0;
}

/** Whether that user can enter a folder. */
export function canEnter(runAs: RunAs, folder: string): boolean {
  return succeedsAs(runAs, "/bin/sh", ["-c", 'cd "$1"', "sh", folder]);
}

function lookUp(user: string): RunAs {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, user], { env: CHILD_ENV, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function createUser(): RunAs {
  const nologin = "/usr/sbin/nologin";
  // the first is shadow's, on most systems; the second is busybox's, on Alpine
  const made =
    succeedsAs(undefined, "useradd", ["--system", "--user-group", "--no-create-home", "--shell", nologin, "octant"]) ||
    succeedsAs(undefined, "adduser", ["-S", "-D", "-H", "-s", nologin, "octant"]);
  return made ? lookUp("octant") : undefined;
}

function refuse(): never {
  throw new EmbeddedError(
    "PostgreSQL does not run as root, and no unprivileged user named octant or postgres could be found or made. Start Octant as an ordinary user, or set DATABASE_URL.",
  );
}
