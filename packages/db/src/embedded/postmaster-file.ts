import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error.ts";
import { processCommand } from "./process-start.ts";

/** What PostgreSQL says of itself in the cluster's postmaster.pid, which it removes when it ends in order. */
export function readPostmasterFile(cluster: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return undefined;
  }
}

/**
 * Ends a postmaster that outlived the Octant that started it; the caller has the folder's lock, so nobody else needs it.
 * A process id that by now is another program's is left alone, and the file that names it removed: PostgreSQL would take
 * that program for itself and refuse to start.
 */
export async function stopOrphan(cluster: string, report: (sentence: string) => void): Promise<void> {
  const left = readPostmasterFile(cluster);
  if (!left) return;
  const isOurs = () => processCommand(left.pid)?.includes(`-D ${cluster} `);
  if (isOurs() === false) {
    if (processCommand(left.pid) !== "") rmSync(join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  if (isOurs() === undefined) return; // it hides from us: PostgreSQL's own check decides
  report(`stopping the database that an earlier Octant left running (process ${left.pid})`);
  // fast shutdown, then immediate: the next start recovers from the log
  for (const [signal, seconds] of [
    ["SIGINT", 15],
    ["SIGQUIT", 10],
  ] as const) {
    signalSafely(left.pid, signal);
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!isOurs()) return;
      await delay(50);
    }
  }
  throw new EmbeddedError(
    `The database of ${cluster} still runs as process ${left.pid} and does not stop. Stop it by hand.`,
  );
}

/** Sends a signal to a process that may have ended in this very moment. */
export function signalSafely(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // it is gone, which is what was wanted
  }
}
