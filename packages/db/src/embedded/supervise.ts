import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { signalSafely } from "./postmaster-file.ts";

export type Supervised = {
  /** The process that runs now, or ran last. */
  readonly pid: number;
  onExit: (listener: (exit: PostmasterExit) => void) => void;
  stop: () => Promise<void>;
};
export type PostmasterExit = { code: number | null; signal: NodeJS.Signals | null };

const LONGEST_PAUSE_MS = 2_000;
const STEADY_AFTER_MS = 30_000;

/**
 * Keeps a postmaster running until it is stopped: one that ends by itself is started again, at once and then with
 * longer and longer pauses while it keeps ending. Rejects only if the very first start fails.
 */
export async function supervise(
  start: (stopping: AbortSignal) => Promise<ChildProcess>,
  report: (sentence: string) => void,
): Promise<Supervised> {
  const listeners: ((exit: PostmasterExit) => void)[] = [];
  const stopping = new AbortController();
  let child = await start(stopping.signal);
  const signal = (name: NodeJS.Signals) => isRunning(child) && signalSafely(child.pid, name);
  const end = () => signal("SIGINT");
  process.once("exit", end); // Octant ends without having stopped it: nobody is left to wait

  const watching = (async () => {
    for (let failures = 0; ; ) {
      const startedAt = Date.now();
      const exit = await exitOf(child);
      if (stopping.signal.aborted) return;
      for (const listener of listeners) listener(exit);
      report("the database ended unexpectedly; starting it again");
      if (Date.now() - startedAt > STEADY_AFTER_MS) failures = 0;
      for (;;) {
        await delay(pauseMs(failures++), undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
        try {
          child = await start(stopping.signal);
          break;
        } catch (error) {
          if (stopping.signal.aborted) return;
          report(error instanceof Error ? error.message : "the database did not start");
        }
      }
      report("the database runs again");
      if (stopping.signal.aborted) end();
    }
  })();

  return {
    get pid() {
      return child.pid ?? 0;
    },
    onExit: (listener) => void listeners.push(listener),
    async stop() {
      stopping.abort();
      end();
      // an immediate shutdown loses nothing either: the next start recovers from the log
      const impatient = setTimeout(() => signal("SIGQUIT"), 7_000);
      await watching.finally(() => clearTimeout(impatient));
      process.off("exit", end);
    },
  };
}

const isRunning = (child: ChildProcess): child is ChildProcess & { pid: number } =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

const pauseMs = (failures: number) => (failures === 0 ? 0 : Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS));

async function exitOf(child: ChildProcess): Promise<PostmasterExit> {
  if (isRunning(child)) await once(child, "exit");
  return { code: child.exitCode, signal: child.signalCode };
}
