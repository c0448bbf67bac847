import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process began, as a token that two processes with the same id do not share; undefined if none runs.
 * "unknown" where it runs but hides: a process id alone is soon given to another process, above all in containers.
 */
export function processStart(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  return (process.platform === "linux" ? startInProc(pid) : startFromPs(pid)) ?? (isAlive(pid) ? "unknown" : undefined);
}

/** The arguments a process was started with, as one text; undefined where they cannot be seen, "" for one that ended. */
export function processCommand(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return ps(pid, "command=");
  } catch {
    return isAlive(pid) ? undefined : "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  return process.platform === "linux" && statFields(pid)?.[0] === "Z";
}

const startInProc = (pid: number) => statFields(pid)?.[19];

/** The fields after the name, which may itself hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    return ps(pid, "lstart=").replace(/[^0-9A-Za-z]/g, "");
  } catch {
    return undefined;
  }
}

function ps(pid: number, field: string): string {
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return execFileSync("ps", ["-ww", "-o", field, "-p", String(pid)], { env, encoding: "utf8" }).trim();
}
