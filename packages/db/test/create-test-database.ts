import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { type Connection, connect, type Database, ensureIdentityLogin, migrate } from "../src/index.ts";
import { databaseUrl, IDENTITY_PASSWORD, LOGIN_PASSWORD } from "./addresses.ts";

declare module "vitest" {
  interface ProvidedContext {
    octantCluster: { adminUrl: string; template: string };
  }
}

export type TestDatabase = Pick<Connection, "sql" | "db"> & {
  adminUrl: string;
  appUrl: string;
  identityUrl: string;
  /** Signed in as the app is for identities alone. */
  identityDb: Database;
  /** Closes `sql` and `db` and removes the database; connections of others to it are cut. */
  drop: () => Promise<void>;
};

/** A migrated, empty database of its own for a test file. `sql` and `db` are signed in as the app is. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl: server, template } = inject("octantCluster");
  const name = `octant_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(server, (admin) => cloneInTurn(admin, name, template));
  const adminUrl = databaseUrl(server, name);
  const { appUrl } = await migrate(adminUrl, { loginPassword: LOGIN_PASSWORD });
  const identityUrl = await ensureIdentityLogin(adminUrl, IDENTITY_PASSWORD);
  const { sql, db, close } = connect(appUrl);
  const identities = connect(identityUrl, { max: 2 });
  return {
    adminUrl,
    appUrl,
    identityUrl,
    sql,
    db,
    identityDb: identities.db,
    async drop() {
      await Promise.all([close(), identities.close()]);
      await asAdmin(server, async (admin) => {
        await admin`drop database ${admin(name)} with (force)`;
        for (const prefix of ["octant_at_", "octant_identity_at_"]) await admin`drop role ${admin(prefix + name)}`;
      });
    },
  };
}

/** A template can be cloned once at a time, and test files run beside one another. */
async function cloneInTurn(admin: postgres.Sql, name: string, template: string) {
  await admin`select pg_advisory_lock(hashtextextended('octant.test-template', 0))`;
  await admin`create database ${admin(name)} template ${admin(template)}`;
}

async function asAdmin(url: string, work: (admin: postgres.Sql) => Promise<void>) {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await work(admin).finally(() => admin.end());
}
