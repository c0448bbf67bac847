import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestDatabase, databaseUrl, LOGIN_PASSWORD, type TestDatabase } from "../test/index.ts";
import { appAddress } from "./app-address.ts";

const asTested = { loginPassword: LOGIN_PASSWORD };
let database: TestDatabase;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

test("of a database that is up to date the address is the one that migrating gave", async () => {
  expect(await appAddress(database.adminUrl, asTested)).toBe(database.appUrl);
});

test("a database that lacks a migration is refused with what to do, and is left as it is", async () => {
  const [last] =
    await admin`delete from octant_migration where name = (select max(name) from octant_migration) returning *`;
  await expect(appAddress(database.adminUrl, asTested)).rejects.toThrow(/Start Octant once/);
  expect(await admin`select from octant_migration where name = ${last?.name}`).toHaveLength(0);
  await admin`insert into octant_migration ${admin(last ?? {})}`;
});

test("so is one on which Octant was never started", async () => {
  const empty = databaseUrl(inject("octantCluster").adminUrl, "postgres");
  await expect(appAddress(empty, asTested)).rejects.toThrow(/Start Octant once/);
});
