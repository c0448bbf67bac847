import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/index.ts";
import * as schema from "./index.ts";

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

const tables = Object.values(schema).filter((value) => is(value, PgTable));
const configs = tables.map((table) => getTableConfig(table));
const nameOf = (config: { schema?: string | undefined; name: string }) =>
  config.schema ? `${config.schema}.${config.name}` : config.name;

test("every table of the database can be used from code, and no other", async () => {
  const inDatabase = await admin`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'p') and nspname in ('public', 'keyring', 'identity') and relname <> 'octant_migration'`;
  expect(configs.map(nameOf).toSorted()).toEqual(inDatabase.map(({ name }) => name).toSorted());
});

test.each(configs.map((config) => [nameOf(config), config] as const))(
  "%s is in code what it is in the database",
  async (name, config) => {
    const columns = await admin`
    select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required, atthasdef as filled
    from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped`;
    const inCode = config.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      required: column.notNull,
      filled: column.hasDefault,
    }));
    expect(byName(inCode)).toEqual(byName(columns));
  },
);

test.each(configs.map((config) => [nameOf(config), config] as const))(
  "%s has the same keys in both",
  async (name, config) => {
    const keys = await admin<{ key: string }[]>`
    select contype::text || ' ' || columns || case when contype = 'f' then ' -> ' || confrelid::regclass || ' ' || foreign_columns else '' end as key
    from pg_constraint,
    lateral (select string_agg(attname, ',' order by at) as columns
      from unnest(conkey) with ordinality as k (num, at) join pg_attribute on attrelid = conrelid and attnum = num),
    lateral (select string_agg(attname, ',' order by at) as foreign_columns
      from unnest(confkey) with ordinality as k (num, at) join pg_attribute on attrelid = confrelid and attnum = num)
    where conrelid = ${name}::regclass and contype in ('p', 'u', 'f')`;
    const list = (some: { name: string }[]) => some.map((column) => column.name).join(",");
    const single = config.columns.filter((column) => column.primary);
    const inCode = [
      ...(single.length > 0 ? [`p ${list(single)}`] : []),
      ...config.primaryKeys.map((key) => `p ${list(key.columns)}`),
      ...config.uniqueConstraints.map((key) => `u ${list(key.columns)}`),
      ...config.foreignKeys.map((key) => {
        const { columns, foreignColumns, foreignTable } = key.reference();
        return `f ${list(columns)} -> ${nameOf(getTableConfig(foreignTable))} ${list(foreignColumns)}`;
      }),
    ];
    expect(inCode.toSorted()).toEqual(keys.map(({ key }) => key).toSorted());
  },
);

test.each(configs.map((config) => [nameOf(config), config] as const))(
  "%s has the same indexes in both",
  async (name, config) => {
    const indexes = await admin`
    select c.relname as name, indisunique as "unique", indpred is not null as partial,
      (select string_agg(attname, ',' order by at) from unnest(indkey::int2[]) with ordinality as k (num, at)
        join pg_attribute on attrelid = indrelid and attnum = num) as columns
    from pg_index join pg_class c on c.oid = indexrelid
    where indrelid = ${name}::regclass and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`;
    const inCode = config.indexes.map(({ config: index }) => ({
      name: index.name ?? "",
      unique: index.unique,
      partial: index.where !== undefined,
      columns: index.columns.map((column) => ("name" in column ? column.name : "an expression")).join(","),
    }));
    expect(byName(inCode)).toEqual(byName(indexes));
  },
);

function byName(rows: Iterable<Record<string, unknown>>) {
  return Array.from(rows, (row) => ({ ...row })).toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}
