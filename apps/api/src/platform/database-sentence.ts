import { databaseFailure } from "./database-failure.ts";

/** Why the operator's own database cannot be used, as a sentence without an address or a password; undefined for other errors. */
export function databaseSentence(error: unknown): string | undefined {
  const { sqlState, connection } = databaseFailure(error);
  if (connection) return `The database that DATABASE_URL names cannot be reached (${connection}).`;
  if (!sqlState) return undefined;
  if (sqlState.startsWith("28")) {
    return `The database that DATABASE_URL names does not take its user or password (SQLSTATE ${sqlState}).`;
  }
  if (sqlState === "3D000") return "The server that DATABASE_URL names has no database of that name. Make one first.";
  if (sqlState === "42501") {
    return "The user in DATABASE_URL may not do what Octant needs: own the database, and create roles.";
  }
  return `The database refused what Octant needs (SQLSTATE ${sqlState}).`;
}
