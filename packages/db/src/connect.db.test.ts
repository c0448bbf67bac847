import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";

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
