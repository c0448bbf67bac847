import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { findPassword } from "./find-password.ts";
import { Gate } from "./gate.ts";
import { prepareStatements } from "./prepare-statements.ts";
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
  /** Connections at most; 10 unless told. */
  max?: number;
  /** Statements are parsed once a connection. Not through PgBouncer, which gives each transaction another one. */
  prepare?: boolean;
  /** Asked at every new connection: the passwords that may be right just now, in place of the one in `url`. */
  passwords?: () => Promise<readonly [string, ...string[]]>;
};

const GATES = new WeakMap<Database, Gate>();

/** The gate of a pool: what opens a transaction on it goes through there. */
export function gateOf(db: Database): Gate {
  const gate = GATES.get(db);
  if (!gate) throw new Error("this is no pool that `connect` has made");
  return gate;
}

/**
 * A pool of connections that are made when they are needed; each attempt may take 5 s. Through `sql`, bigints, dates and
 * timestamps are the strings that PostgreSQL gives; through `db`, timestamps are `Date`.
 */
export function connect(url: string, { max = 10, prepare = false, passwords }: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max,
    prepare,
    connect_timeout: 5,
    onnotice: () => {},
    types: { bigint: asText([20]), date: asText([1082]), moment: asText([1114, 1184]) },
    connection: { application_name: "octant" },
    ...(passwords && { password: () => findPassword(url, passwords) }),
  });
  if (prepare) prepareStatements(sql);
  const db = drizzle(sql, { schema });
  GATES.set(db, new Gate(max));
  return { sql, db, close: () => sql.end({ timeout: 5 }) };
}
