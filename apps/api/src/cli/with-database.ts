import { takeEnv } from "../platform/env.ts";
import { type OpenDatabase, openExisting } from "../platform/open-database.ts";
import { CommandError } from "./command.ts";
import { stopSignal } from "./stop-signal.ts";

export type CommandDatabase = Omit<OpenDatabase, "close"> & { keyFile: string; dataFolder: string; origin: string };

/**
 * Opens database and vault for a command, whether a server runs on them or not, and closes them after `work`; a database
 * that was started for it is stopped again. Progress is told on standard error, so that output stays clean. Ctrl-C ends the
 * work in order. Throws errors whose message is a sentence for the operator.
 */
export async function withDatabase<T>(work: (database: CommandDatabase) => Promise<T>): Promise<T> {
  const stopped = stopSignal().then(() => {
    throw new CommandError("Stopped before the end.");
  });
  stopped.catch(() => {}); // told where it is awaited
  const env = takeEnv(process.env);
  const { close, ...open } = await openExisting(env, (sentence) => console.error(sentence));
  try {
    return await Promise.race([
      work({ ...open, keyFile: env.keyFile, dataFolder: env.dataFolder, origin: env.origins[0] }),
      stopped,
    ]);
  } finally {
    await close();
  }
}
