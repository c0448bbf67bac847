import { readdirSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { databaseUrl, LOGIN_PASSWORD } from "../test/index.ts";
import { connect } from "./connect.ts";
import { asAccount } from "./in-assessment.ts";
import { APP_LOGIN, loginRoleName } from "./login-role.ts";
import { migrate } from "./migrate.ts";
import { packageRoot } from "./package-root.ts";
import { accounts } from "./schema/index.ts";

const server = inject("octantCluster").adminUrl;
let admin: postgres.Sql;
let database: postgres.Sql;
let adminUrl: string;
let folder: string;
let name: string;
let made = 0;
const MIGRATIONS = readdirSync(join(packageRoot(), "migrations")).length;
/** The number of a migration that comes so many after the last one, as its file's name has it. */
const numberAfter = (steps: number) => String(MIGRATIONS + steps).padStart(4, "0");
const NEXT = `${numberAfter(1)}_add_stray`;
const asWritten = { loginPassword: LOGIN_PASSWORD };
const edited = () => ({ loginPassword: LOGIN_PASSWORD, folder });

beforeAll(() => {
  admin = postgres(server, { max: 1, onnotice: () => {} });
});
afterAll(() => admin.end());
beforeEach(async () => {
  name = `octant-migrate-${process.pid}-${++made}`;
  await admin`create database ${admin(name)}`;
  adminUrl = databaseUrl(server, name);
  database = postgres(adminUrl, { max: 1, onnotice: () => {} });
  folder = await mkdtemp(join(tmpdir(), "octant-migrations-"));
  await cp(join(packageRoot(), "migrations"), folder, { recursive: true });
});
afterEach(async () => {
  await database.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin`drop role if exists ${admin(loginRoleName(APP_LOGIN, name))}`;
  await rm(folder, { recursive: true });
});

const ledger = async () => (await database`select name from octant_migration order by name`).map((row) => row.name);

test("an empty database is brought up to date once, and then there is nothing left to do", async () => {
  const first = await migrate(adminUrl, asWritten);
  expect(first.applied).toHaveLength(MIGRATIONS);
  expect(await ledger()).toEqual(first.applied);
  const [before] = await database`select txid_current_if_assigned(), max(xmin::text) as written from octant_migration`;
  expect(await migrate(adminUrl, asWritten)).toEqual({ appUrl: first.appUrl, applied: [] });
  const [after] = await database`select txid_current_if_assigned(), max(xmin::text) as written from octant_migration`;
  expect(after).toEqual(before);
});

test("many at once share the work and none fails", async () => {
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => migrate(adminUrl, asWritten)));
  expect(outcomes.flatMap(({ applied }) => applied).toSorted()).toEqual(await ledger());
  expect(await ledger()).toHaveLength(MIGRATIONS);
});

test("two databases of one server are made at the same moment", async () => {
  const other = `${name}-other`;
  await admin`create database ${admin(other)}`;
  const both = [adminUrl, databaseUrl(server, other)].map((url) => migrate(url, asWritten));
  expect((await Promise.all(both)).map(({ applied }) => applied.length)).toEqual([MIGRATIONS, MIGRATIONS]);
  await admin`drop database ${admin(other)} with (force)`;
  await admin`drop role ${admin(loginRoleName(APP_LOGIN, other))}`;
});

test("a migration that fails leaves nothing half done, and the mended one goes on from there", async () => {
  const file = join(folder, `${NEXT}.sql`);
  await writeFile(file, "create table stray (id uuid); create table stray (id uuid);");
  await expect(migrate(adminUrl, edited())).rejects.toThrow(
    `The migration ${NEXT} failed (SQLSTATE 42P07); the database is as it was before it.`,
  );
  expect(await ledger()).toHaveLength(MIGRATIONS);
  expect(await database`select to_regclass('stray') as stray`).toEqual([{ stray: null }]);
  await writeFile(file, "create table stray (id uuid);");
  expect((await migrate(adminUrl, edited())).applied).toEqual([NEXT]);
});

test("a migration that was edited after it was applied is refused", async () => {
  await migrate(adminUrl, asWritten);
  const file = join(folder, "0002_accounts.sql");
  await writeFile(file, `${await readFile(file, "utf8")}\n-- one more thought`);
  await expect(migrate(adminUrl, edited())).rejects.toThrow(
    /^The migration 0002_accounts was edited after this database took it/,
  );
});

test("a database that a newer Octant has used is refused", async () => {
  await writeFile(join(folder, `${NEXT}.sql`), "select 1;");
  await migrate(adminUrl, edited());
  await expect(migrate(adminUrl, asWritten)).rejects.toThrow(`newer Octant: it has taken the migration ${NEXT}`);
});

test("a migration that is not next in number is refused before anything is done", async () => {
  await writeFile(join(folder, `${numberAfter(2)}_add_stray.sql`), "select 1;");
  await expect(migrate(adminUrl, edited())).rejects.toThrow(`add_stray.sql should be named ${numberAfter(1)}_`);
});

test("the login role takes another password when it is given one, and the old one no longer opens", async () => {
  const old = await migrate(adminUrl, asWritten);
  const { appUrl } = await migrate(adminUrl, { loginPassword: "another" });
  const app = connect(appUrl);
  expect(await asAccount(app.db, "", (tx) => tx.select().from(accounts))).toEqual([]);
  await app.close();
  const stale = connect(old.appUrl);
  await expect(stale.sql`select 1`).rejects.toMatchObject({ code: "28P01" });
  await stale.close();
});

test("the login role of one database does not get into another", async () => {
  const { appUrl } = await migrate(adminUrl, asWritten);
  const elsewhere = connect(databaseUrl(appUrl, inject("octantCluster").template));
  await expect(elsewhere.sql`select 1`).rejects.toMatchObject({ code: "42501" });
  await elsewhere.close();
});

test("a login role that may do too much is refused", async () => {
  await admin`create role ${admin(loginRoleName(APP_LOGIN, name))} login bypassrls`;
  await expect(migrate(adminUrl, asWritten)).rejects.toThrow(/may do more than Octant's role should/);
});

test("an administrator who is no superuser but owns the database and may create roles suffices", async () => {
  const owner = `${name}-owner`;
  await admin`create role ${admin(owner)} login createrole password 'only-for-tests'`;
  await admin`alter database ${admin(name)} owner to ${admin(owner)}`;
  // on a server of its own that role makes the groups itself; here they are there already, so it is given them
  await admin.unsafe(`grant octant_app, octant_keyring, octant_eraser to "${owner}" with admin option`);
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(owner);
  url.password = "only-for-tests";
  expect((await migrate(url.href, asWritten)).applied).toHaveLength(MIGRATIONS);
  expect((await migrate(url.href, asWritten)).applied).toEqual([]);
  await database.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin`drop role ${admin(loginRoleName(APP_LOGIN, name))}`;
  await admin`drop role ${admin(owner)}`;
  await admin`create database ${admin(name)}`;
});
