import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { isRace, takeLock, unlessRaced } from "./database-lock.ts";
import { ensureLogin } from "./ensure-login.ts";
import { APP_LOGIN } from "./login-role.ts";
import { MigrationError } from "./migration-error.ts";
import { packageRoot } from "./package-root.ts";
import { type Applied, type Migration, nextMigration, readMigrations } from "./read-migrations.ts";

export type MigrateOptions = {
  /** What the app signs in with from now on: visible ASCII, derived from the key file. */
  loginPassword: string;
  /** Where the migrations lie; this package's own folder unless told. */
  folder?: string | URL;
  report?: (sentence: string) => void;
};

/**
 * Brings a database up to date and makes its login role; gives the address under which the app signs in.
 * Each migration is one transaction that first takes a lock and looks again at what is applied: running it twice, from
 * several processes at once or behind PgBouncer is harmless, a failing or killed one leaves nothing half done.
 * Throws a `MigrationError` with a sentence for an edited migration, a newer database, or one that failed.
 */
export async function migrate(
  adminUrl: string,
  options: MigrateOptions,
): Promise<{ appUrl: string; applied: string[] }> {
  const known = await readMigrations(folderPath(options.folder));
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    const applied: string[] = [];
    for (;;) {
      const name = await unlessRaced(() => applyNext(admin, known));
      if (!name) break;
      options.report?.(`applied migration ${name}`);
      applied.push(name);
    }
    return { appUrl: await ensureLogin(admin, adminUrl, APP_LOGIN, options.loginPassword), applied };
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function folderPath(folder: string | URL | undefined): string {
  if (folder === undefined) return join(packageRoot(), "migrations");
  return folder instanceof URL ? fileURLToPath(folder) : folder;
}

async function applyNext(admin: postgres.Sql, known: readonly Migration[]): Promise<string | undefined> {
  return admin.begin(async (tx) => {
    await takeLock(tx);
    await tx`
      create table if not exists octant_migration (
        name text primary key, sha256 text not null, at timestamptz not null default now()
      )`;
    const next = nextMigration(known, await tx<Applied[]>`select name, sha256 from octant_migration`);
    if (!next) return undefined;
    try {
      await tx.unsafe(next.text);
    } catch (cause) {
      if (isRace(cause)) throw cause;
      const state = cause instanceof postgres.PostgresError ? ` (SQLSTATE ${cause.code})` : "";
      throw new MigrationError(`The migration ${next.name} failed${state}; the database is as it was before it.`, {
        cause,
      });
    }
    await tx`insert into octant_migration (name, sha256) values (${next.name}, ${next.sha256})`;
    return next.name;
  });
}
