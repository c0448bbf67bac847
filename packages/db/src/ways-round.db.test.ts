import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { insertOneOfEach, type OneOfEach, oneOfEach } from "../test/one-of-each.ts";

let database: TestDatabase;
let admin: postgres.Sql;
let mine: OneOfEach;
let theirs: OneOfEach;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  mine = await insertOneOfEach(admin);
  theirs = await insertOneOfEach(admin);
  // every right there is, in this database alone: what holds below is row security and nothing else
  await admin`grant usage on schema keyring, identity to octant_app`;
  await admin`grant all on all tables in schema public, keyring, identity to octant_app`;
  await admin`grant all on schema public to octant_app`;
  await admin.unsafe("analyze");
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** Runs raw SQL in the app's role; what it makes is taken back. */
async function asApp<T>(assessment: string, work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const undone = new Error("taken back");
  let result: { value: T } | undefined;
  const run = database.sql.begin(async (tx) => {
    await tx`select set_config('role', 'octant_app', true), set_config('octant.assessment', ${assessment}, true)`;
    result = { value: await work(tx) };
    throw undone;
  });
  await run.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  if (!result) throw new Error("the work gave nothing");
  return result.value;
}

async function copyOut(tx: postgres.TransactionSql, table: string): Promise<string> {
  const stream = await tx`copy ${tx(table)} (assessment_id) to stdout`.readable();
  let copied = "";
  for await (const chunk of stream) copied += String(chunk);
  return copied;
}

const nobody = randomUUID();
const tables = oneOfEach().rows.map(([table]) => table);
const own = () => [{ assessment_id: mine.assessmentId }];

describe.each(tables)("%s", (table) => {
  test("COPY takes out the own row alone, and none without the setting", async () => {
    expect(await asApp(mine.assessmentId, (tx) => copyOut(tx, table))).toBe(`${mine.assessmentId}\n`);
    for (const setting of ["", nobody]) expect(await asApp(setting, (tx) => copyOut(tx, table))).toBe("");
  });

  test("COPY puts nothing in, past no policy", async () => {
    const copied = asApp(theirs.assessmentId, (tx) => tx`copy ${tx(table)} (assessment_id) from stdin`.writable());
    await expect(copied).rejects.toMatchObject({ code: "0A000" });
  });

  test("a view that the app's role makes sees the own row alone", async () => {
    const seen = await asApp(mine.assessmentId, async (tx) => {
      await tx.unsafe(`create view all_rows as select assessment_id from ${table}`);
      return [...(await tx`select * from all_rows`)];
    });
    expect(seen).toEqual(own());
  });

  test("a function sees the own row alone, whoever it runs as in the app's name", async () => {
    for (const runsAs of ["security invoker", "security definer"]) {
      const seen = await asApp(mine.assessmentId, async (tx) => {
        await tx.unsafe(`create function all_rows() returns setof uuid language sql ${runsAs}
          as 'select assessment_id from ${table}'`);
        return [...(await tx`select all_rows() as assessment_id`)];
      });
      expect(seen, runsAs).toEqual(own());
    }
  });

  test("the planner's statistics tell nothing of it", async () => {
    const name = table.split(".").at(-1) ?? table;
    const told = await asApp(mine.assessmentId, async (tx) => [
      ...(await tx`select attname from pg_stats where tablename = ${name}`),
      ...(await tx`select statistics_name from pg_stats_ext where tablename = ${name}`),
    ]);
    expect(told).toEqual([]);
  });
});

test("the statistics that are hidden are there: the table's owner sees them", async () => {
  const [seen] = await admin`select count(*)::int as columns from pg_stats where tablename = any (${tables})`;
  expect(seen?.columns).toBeGreaterThan(20);
});

test("the tables under the statistics are shut to the app's role", async () => {
  for (const catalogue of ["pg_statistic", "pg_statistic_ext_data"]) {
    const asked = asApp(mine.assessmentId, (tx) => tx`select * from ${tx(catalogue)}`);
    await expect(asked, catalogue).rejects.toMatchObject({ code: "42501" });
  }
});
