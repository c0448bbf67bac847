import postgres from "postgres";

/** What may be logged of a failed query. The message and the detail can hold values; these cannot. */
export type DatabaseFailure = { sqlState?: string; constraint?: string; connection?: string };

/** Finds the database's error under the wrapping of the query builder. */
export function databaseFailure(error: unknown): DatabaseFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) {
      const { code, constraint_name: constraint } = cause;
      return constraint === undefined ? { sqlState: code } : { sqlState: code, constraint };
    }
    if ("code" in cause && typeof cause.code === "string" && CONNECTION.has(cause.code)) {
      return { connection: cause.code };
    }
  }
  return {};
}

/** The constraint that a failed write ran into, if that is why it failed. */
export function violatedConstraint(error: unknown): string | undefined {
  return databaseFailure(error).constraint;
}

/** True where the database is away, starting, full or overrun: the same request may well succeed later. */
export function isPassing(error: unknown): boolean {
  const { sqlState, connection } = databaseFailure(error);
  return connection !== undefined || (sqlState !== undefined && PASSING.test(sqlState));
}

const CONNECTION = new Set([
  "ACQUIRE_TIMEOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
]);

// 08 connection, 53 out of disk, memory or connections, 57 stopped or cancelled, 40 deadlock, 55P03 lock not available, 58 system
const PASSING = /^(08|53|57|40|58)|^55P03$|^25P03$/;
