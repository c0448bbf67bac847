import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { insertOneOfEach } from "../test/one-of-each.ts";
import { countErasable, ERASED_TABLES, eraseAssessment, inAssessment } from "./index.ts";

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

/** Every table of the database that has an assessment, whatever the app knows of it. */
async function tenantTables(): Promise<string[]> {
  const rows = await admin<{ name: string }[]>`
    select c.oid::regclass::text as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'assessment_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('public', 'keyring', 'identity')`;
  return rows.map(({ name }) => name.replaceAll('"', "")).toSorted();
}

const rowsOf = async (assessmentId: string) => {
  const counts = await Promise.all(
    (await tenantTables()).map(async (table) => {
      const [row] = await admin`select count(*)::int as n from ${admin(table)} where assessment_id = ${assessmentId}`;
      return [table, row?.n] as const;
    }),
  );
  return Object.fromEntries(counts);
};

test("no table that holds rows of an assessment is forgotten by its deletion", async () => {
  expect([...ERASED_TABLES].toSorted()).toEqual(await tenantTables());
});

test("a deletion leaves no row of the assessment in any table, and every row of another", async () => {
  const gone = await insertOneOfEach(admin);
  const stays = await insertOneOfEach(admin);
  const before = await rowsOf(stays.assessmentId);
  const scope = { db: database.db, assessmentId: gone.assessmentId, accountId: gone.accountId };
  await inAssessment(scope, async (tx) => {
    const found = await countErasable(tx, gone.assessmentId);
    expect(await eraseAssessment(tx, gone.assessmentId)).toEqual(found);
    // the role of another assessment's rows is not its business: row security binds it too
    expect((await countErasable(tx, stays.assessmentId)).get("source")).toBe(0);
  });
  expect(Object.values(await rowsOf(gone.assessmentId)).every((n) => n === 0)).toBe(true);
  expect(await rowsOf(stays.assessmentId)).toEqual(before);
});

test("the eraser can delete and see whose a row is, and nothing else", async () => {
  const rights = await admin`
    select c.oid::regclass::text as table, privilege
    from pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('public', 'keyring', 'identity')
      and has_table_privilege('octant_eraser', c.oid, privilege)`;
  expect(rights).toEqual([]);
});
