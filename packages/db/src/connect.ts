import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { findPassword } from "./find-password.ts";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema>;
/** A transaction: what `inAssessment`, `asAccount` and `withKeyring` hand to their work. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Connection = { sql: postgres.Sql; db: Database; close: () => Promise<void> };

const asText = (oids: number[]) => ({
  to: 25,
  from: oids,
  // the count of a `limit` is a bigint to PostgreSQL and a number here
  serialize: (value: string | number | bigint) => String(value),
  parse: (text: string) => text,
});

export type ConnectOptions = {
  max?: number;
  /** Asked at every new connection: the passwords that may be right just now, in place of the one in `url`. */
  passwords?: () => Promise<readonly [string, ...string[]]>;
};

/**
 * A pool of at most `max` connections (10 unless told) that are made when they are needed; each attempt may take 5 s.
 * Statements are not prepared, so that PgBouncer's transaction pooling works. Through `sql`, bigints, dates and
 * timestamps are the strings that PostgreSQL gives; through `db`, timestamps are `Date`.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { passwords } = options;
  const sql = postgres(url, {
    max: options.max ?? 10,
    prepare: false,
    connect_timeout: 5,
    onnotice: () => {},
    types: { bigint: asText([20]), date: asText([1082]), moment: asText([1114, 1184]) },
    connection: { application_name: "octant" },
    ...(passwords && { password: () => findPassword(url, passwords) }),
  });
  return { sql, db: drizzle(sql, { schema }), close: () => sql.end({ timeout: 5 }) };
}
