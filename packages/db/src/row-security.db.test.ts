import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { insertOneOfEach, type OneOfEach, oneOfEach } from "../test/one-of-each.ts";
import { connect } from "./connect.ts";

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
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const tables = oneOfEach().rows.map(([table]) => table);

test("the tables tested here are all that have an assessment", async () => {
  const found = await admin`
    select attrelid::regclass::text as name from pg_attribute join pg_class c on c.oid = attrelid
    where attname = 'assessment_id' and relkind in ('r', 'p')`;
  expect(tables.toSorted()).toEqual(found.map(({ name }) => name).toSorted());
});

/** Runs raw SQL as the app would, with the given settings; `null` leaves them unset, on a connection that never had any. */
async function asApp<T>(assessment: string | null, work: (tx: postgres.TransactionSql) => Promise<T>, account = "") {
  if (assessment !== null) return run(database.sql, work, assessment, account);
  const fresh = connect(database.appUrl, { max: 1 });
  return run(fresh.sql, work).finally(fresh.close);
}

async function run<T>(
  sql: postgres.Sql,
  work: (tx: postgres.TransactionSql) => Promise<T>,
  assessment?: string,
  account = "",
) {
  return sql.begin(async (tx) => {
    await tx`select set_config('role', 'octant_app', true)`;
    if (assessment !== undefined) {
      await tx`select set_config('octant.assessment', ${assessment}, true), set_config('octant.account', ${account}, true)`;
    }
    return work(tx);
  });
}

const rowOf = (each: OneOfEach, table: string) => {
  const row = each.rows.find(([name]) => name === table)?.[1];
  if (!row) throw new Error(`no row of ${table}`);
  return row;
};

describe.each(tables)("%s", (table) => {
  test.each([
    ["no setting", () => null],
    ["an empty setting", () => ""],
    ["the setting of an assessment that is not there", () => randomUUID()],
  ])("with %s no row is seen, changed, removed or added", async (_, setting) => {
    await asApp(setting(), async (tx) => {
      expect(await tx`select from ${tx(table)}`).toHaveLength(0);
      expect((await tx`update ${tx(table)} set assessment_id = assessment_id`).count).toBe(0);
      expect((await tx`delete from ${tx(table)}`).count).toBe(0);
    });
    const added = asApp(setting(), (tx) => tx`insert into ${tx(table)} ${tx(rowOf(mine, table))}`);
    await expect(added).rejects.toMatchObject({ code: "42501" });
  });

  test("in an assessment only its own row is seen", async () => {
    const seen = await asApp(mine.assessmentId, (tx) => tx`select assessment_id from ${tx(table)}`, mine.accountId);
    expect(seen).toEqual([{ assessment_id: mine.assessmentId }]);
  });

  test("another assessment's row can be neither changed nor removed nor added", async () => {
    await asApp(mine.assessmentId, async (tx) => {
      const where = tx`where assessment_id = ${theirs.assessmentId}`;
      expect((await tx`update ${tx(table)} set assessment_id = ${mine.assessmentId} ${where}`).count).toBe(0);
      expect((await tx`delete from ${tx(table)} ${where}`).count).toBe(0);
    });
    const added = asApp(mine.assessmentId, (tx) => tx`insert into ${tx(table)} ${tx(rowOf(theirs, table))}`);
    await expect(added).rejects.toMatchObject({ code: "42501" });
  });

  test("a row cannot be moved into another assessment", async () => {
    const moved = asApp(mine.assessmentId, (tx) => tx`update ${tx(table)} set assessment_id = ${theirs.assessmentId}`);
    // a row that stays as it was written is refused by its trigger, which comes first
    await expect(moved).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23514)$/) });
  });

  test("every key of a row refuses to point into another assessment", async () => {
    const keys = await admin<{ column: string }[]>`
      select attname as column from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[2]
      where contype = 'f' and conrelid = ${table}::regclass`;
    for (const { column } of keys) {
      const pointing = asApp(mine.assessmentId, async (tx) => {
        const [target] = await admin<{ name: string }[]>`
          select confrelid::regclass::text as name from pg_constraint
          join pg_attribute on attrelid = conrelid and attnum = conkey[2]
          where contype = 'f' and conrelid = ${table}::regclass and attname = ${column}`;
        const theirRow = rowOf(theirs, target?.name ?? "");
        // what hangs on a row without an id of its own names it by that row's key
        const foreign = theirRow.id ?? theirRow[column];
        // the bare row of a new id: whatever else is unique about it would be refused for another reason
        const row = { ...rowOf(mine, table), ...freshKeys(table, column), [column]: foreign };
        await tx`insert into ${tx(table)} ${tx(row)}`;
      });
      await expect(pointing, column).rejects.toMatchObject({ code: "23503" });
    }
  });
});

/** New values for what is unique about a row, so that only the foreign key can refuse it. */
function freshKeys(table: string, column: string): Record<string, unknown> {
  const number = 1000 + Math.floor(Math.random() * 1_000_000);
  const byTable: Record<string, Record<string, unknown>> = {
    area: { id: randomUUID(), slug: randomUUID() },
    source: { id: randomUUID(), number },
    text_version: { id: randomUUID(), version: number },
    turn: { ordinal: number },
    segment: { id: randomUUID(), external_id: randomUUID() },
    source_period: {},
    source_question: {},
    coding_period: {},
    planned_sample: {},
    counterfactual_reply: {},
    effectiveness_judgement: { id: randomUUID(), account_id: randomUUID() },
    // it is about one thing, and only a dimension is looked at in an area or a period
    memo: { id: randomUUID(), coding_id: null, dimension_id: /^(area|period)_id$/.test(column) ? "3" : null },
    judged_position: { question_id: "9.9" },
    judged_position_citation: {},
    "identity.source_identity": {},
  };
  return byTable[table] ?? { id: randomUUID() };
}
