import * as schema from "@octant/db";
import { getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { ProblemError } from "../../platform/problems.ts";

/** Every column of every table that this version reads or writes, outside of the schemas that are shut to requests. */
const NEEDED = Object.values(schema)
  .filter((exported) => is(exported, PgTable))
  .filter((table) => getTableConfig(table).schema === undefined)
  .flatMap((table) => getTableConfig(table).columns.map((column) => `${getTableName(table)}.${column.name}`));

/** Throws `database-away` unless the database answers and nothing that this version needs is missing in it. */
export async function checkReady(db: schema.Database): Promise<void> {
  const [row] = await schema.asAccount(db, "", (tx) =>
    tx.execute<{ missing: number }>(sql`
      select count(*)::int as missing
      from unnest(${sql.param(NEEDED)}::text[]) as needed (name)
      where not exists (
        select from information_schema.columns
        where table_schema = 'public' and table_name || '.' || column_name = needed.name
      )`),
  );
  if (row?.missing !== 0) throw new ProblemError("database-away");
}
