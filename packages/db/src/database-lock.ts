import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";

/** One lock a database. It ends with the transaction, so that neither a pooler nor a killed process can keep it. */
export async function takeLock(tx: postgres.TransactionSql) {
  await tx`select pg_advisory_xact_lock(hashtextextended('octant.migration', 0))`;
}

// Roles belong to the whole server, where no lock of one database reaches: two databases may be made at the same moment.
// unique_violation, duplicate_object, and internal_error for "tuple concurrently updated"
const RACES = new Set(["23505", "42710", "XX000"]);
export const isRace = (error: unknown) => error instanceof postgres.PostgresError && RACES.has(error.code);

/** Tries again what another database of the same server got in the way of. */
export async function unlessRaced<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 5 || !isRace(error)) throw error;
      await delay(tries * 50 * Math.random());
    }
  }
}
