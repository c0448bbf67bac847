import { join } from "node:path";
import postgres from "postgres";
import { APP_LOGIN, loginRoleName, loginUrl } from "./login-role.ts";
import { MigrationError } from "./migration-error.ts";
import { packageRoot } from "./package-root.ts";
import { type Applied, nextMigration, readMigrations } from "./read-migrations.ts";

/**
 * The address under which the app signs in to a database that is up to date already; changes nothing in it, so that it may
 * be asked for beside a running server. Throws a `MigrationError` with a sentence for an older, newer or empty database.
 */
export async function appAddress(adminUrl: string, options: { loginPassword: string }): Promise<string> {
  const known = await readMigrations(join(packageRoot(), "migrations"));
  const admin = postgres(adminUrl, { max: 1, prepare: false, connect_timeout: 5, onnotice: () => {} });
  try {
    const [found] = await admin<{ name: string; migrated: boolean }[]>`
      select current_database() as name, to_regclass('public.octant_migration') is not null as migrated`;
    const applied = found?.migrated ? await admin<Applied[]>`select name, sha256 from octant_migration` : [];
    const next = nextMigration(known, applied);
    if (!found || next) {
      throw new MigrationError(
        `This database has yet to take the migration ${next?.name}. Start Octant once, which brings it up to date; then run the command again.`,
      );
    }
    return loginUrl(adminUrl, loginRoleName(APP_LOGIN, found.name), options.loginPassword);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
