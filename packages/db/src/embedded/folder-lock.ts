import { closeSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { EmbeddedError } from "./embedded-error.ts";
import { processStart } from "./process-start.ts";

const NAME = /^in-use-by-(\d+)-(\w+)\.lock$/;

/**
 * Takes a folder for this process; gives what releases it. The lock of a process that no longer runs counts for nothing.
 * Each process makes a file of its own name first and looks for others second: of two at the same moment at least one
 * sees the other, so never do both go on. Where both gave way, chance lets one of them try first.
 * Throws an `EmbeddedError` naming the folder and the process that has it.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const own = `in-use-by-${process.pid}-${processStart(process.pid)}.lock`;
  for (let tries = 1; ; tries++) {
    const holder = take(folder, own);
    if (holder === undefined) return () => rmSync(join(folder, own), { force: true });
    if (tries === 6 || holder === process.pid) {
      throw new EmbeddedError(
        `The data folder ${folder} is in use by another process (${holder}). Stop that one, or choose another folder with OCTANT_DATA.`,
      );
    }
    await delay(30 + Math.random() * 170);
  }
}

/** The running process that has the folder; undefined where nobody has. Takes nothing and removes nothing. */
export function folderHolder(folder: string): number | undefined {
  for (const file of readdirSync(folder)) {
    const pid = runningHolder(file);
    if (pid !== undefined) return pid;
  }
  return undefined;
}

/** The process that a lock names, if it still runs. */
function runningHolder(file: string): number | undefined {
  const [, pid, start] = NAME.exec(file) ?? [];
  if (pid === undefined) return undefined;
  const running = processStart(Number(pid));
  return running !== undefined && (running === start || running === "unknown") ? Number(pid) : undefined;
}

/** The process that has the folder, or undefined if it is now this one. */
function take(folder: string, own: string): number | undefined {
  try {
    closeSync(openSync(join(folder, own), "wx", 0o600));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return process.pid;
    throw error;
  }
  for (const file of readdirSync(folder)) {
    if (file === own || !NAME.test(file)) continue;
    const holder = runningHolder(file);
    if (holder !== undefined) {
      rmSync(join(folder, own), { force: true });
      return holder;
    }
    rmSync(join(folder, file), { force: true });
  }
  return undefined;
}
