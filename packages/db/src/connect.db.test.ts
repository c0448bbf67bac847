import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { connect } from "./connect.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("a number goes where PostgreSQL counts in bigints, as behind limit", async () => {
  const rows = await database.db.execute(sql`select * from generate_series(1, 5) limit ${2}`);
  expect(rows).toHaveLength(2);
});

test("bigints and dates come as the strings that PostgreSQL gives", async () => {
  const [row] = await database.sql`select 9007199254740993::bigint as big, date '2013-07-01' as day`;
  expect(row).toEqual({ big: "9007199254740993", day: "2013-07-01" });
});

test("a transaction whose connection was lost goes no further, least of all in the transaction that has the next one", async () => {
  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const pool = connect(database.adminUrl, { max: 1 });
  await admin`create table written (by_whom text)`;
  let goOn = () => {};
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: Promise<unknown> = Promise.resolve();
  const lost = pool.sql.begin(async (tx) => {
    const [backend] = await tx`select pg_backend_pid() as pid`;
    await admin`select pg_terminate_backend(${backend?.pid})`;
    await mayGoOn;
    late = tx`insert into written values ('the lost one')`;
    await late;
  });
  await expect(lost).rejects.toMatchObject({ code: expect.stringMatching(/CONNECTION_CLOSED|57P01/) });
  await pool.sql.begin(async (tx) => {
    await tx`insert into written values ('the next one')`;
    goOn();
    await delay(50);
    await expect(late).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  });
  expect(await admin`select by_whom from written`).toEqual([{ by_whom: "the next one" }]);
  await pool.close();
  await admin.end();
});
