import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

/** Asking the system for a file is cheap; elsewhere it takes a process. */
const PAUSE_MS = process.platform === "linux" ? 10 : 200;

/** How much memory another process holds; undefined where it has ended or the system does not say. */
export async function residentBytes(pid: number): Promise<number | undefined> {
  if (process.platform === "linux") {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kib === undefined ? undefined : Number(kib) * 1024;
  }
  const said = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]).catch(() => undefined);
  const kib = Number(said?.stdout);
  return kib > 0 ? kib * 1024 : undefined;
}

/**
 * Watches the memory of another process from outside, where it counts what the process's own limits do not: bytes outside
 * of JavaScript's heap. Calls `exceeded` once with what was seen, and stops by itself when `signal` is aborted.
 */
export async function watchMemory(
  pid: number,
  limitBytes: number,
  signal: AbortSignal,
  exceeded: (bytes: number) => void,
): Promise<void> {
  while (!signal.aborted) {
    const bytes = await residentBytes(pid);
    if (bytes !== undefined && bytes > limitBytes && !signal.aborted) return exceeded(bytes);
    await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
