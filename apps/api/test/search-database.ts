import type postgres from "postgres";
import { formsOf } from "./search-files.ts";

/**
 * The columns of every table that hold a word, as a superuser sees them: as text, and bytes as `encode(…, 'escape')` shows
 * them. Toasted and compressed values are read as what they are, where a search of the files would pass them over.
 */
export async function columnsWith(superuser: postgres.Sql, word: string): Promise<string[]> {
  const columns = await superuser<{ table: string; column: string; bytes: boolean }[]>`
    select c.oid::regclass::text as table, attname as column, atttypid = 'bytea'::regtype as bytes
    from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'p', 'm') and attnum > 0 and not attisdropped
      and nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_toast%'`;
  const forms = formsOf(word).map((form) => form.toString("latin1"));
  const found: string[] = [];
  for (const { table, column, bytes } of columns) {
    const value = bytes ? superuser`encode(${superuser(column)}, 'escape')` : superuser`${superuser(column)}::text`;
    const [row] = await superuser`
      select 1 as there from ${superuser(table)} where exists (
        select from unnest(${forms.map((form) => form.replaceAll("\u0000", "\\000"))}::text[]) as form
        where position(form in ${value}) > 0) limit 1`;
    if (row) found.push(`${table}.${column}`);
  }
  return found;
}
