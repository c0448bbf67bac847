import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

/** The process that PostgreSQL runs as, and the port it listens on, as it says itself. */
export function postmasterOf(dataFolder: string): { pid: number; port: number } {
  const lines = readFileSync(join(dataFolder, "database", "postmaster.pid"), "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Looks into the database of a running Octant past row security, to count what is really there. */
export async function asAdministrator<T>(dataFolder: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const password = readFileSync(join(dataFolder, "database-password"), "utf8").trim();
  const { port } = postmasterOf(dataFolder);
  const place = { host: "127.0.0.1", port, database: "postgres", username: "octant_admin", password };
  const sql = postgres({ ...place, max: 1, onnotice: () => {} });
  return work(sql).finally(() => sql.end());
}
