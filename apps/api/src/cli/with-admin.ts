import { type Env, takeEnv } from "../platform/env.ts";
import { type OpenDatabase, openAsAdmin, openAt } from "../platform/open-database.ts";

export type AdminCommand = { env: Env; adminUrl: string; openAll: () => Promise<OpenDatabase> };

/**
 * For commands that work on the keys themselves, whether a server runs or not; with the embedded database one that was
 * started for it is stopped again. `openAll` opens what hangs on the key files, once they are right. A kill is no harm to
 * what these commands do, so that signals end them as they end any program.
 */
export async function withAdmin<T>(work: (place: AdminCommand) => Promise<T>): Promise<T> {
  const env = takeEnv(process.env);
  const say = (sentence: string) => console.error(sentence);
  const { adminUrl, stop } = await openAsAdmin(env, say);
  try {
    return await work({ env, adminUrl, openAll: () => openAt(adminUrl, env, { report: say }) });
  } finally {
    await stop();
  }
}
