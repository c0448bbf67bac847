import type postgres from "postgres";

/** A statement with more parameters than this is sent as it is: of a list as long as somebody's data, each length would be kept. */
const PARAMETERS_MOST = 64;

type Unsafe = postgres.Sql["unsafe"];
type Client = { unsafe: Unsafe };

/**
 * Lets a connection keep the statements that the query builder sends. The builder asks the driver not to, and then each
 * of them is parsed, planned and described anew: two ways to the database and back where one is enough.
 */
export function prepareStatements(sql: postgres.Sql): void {
  keepStatements(sql);
  const begin = sql.begin.bind(sql) as (work: (tx: postgres.TransactionSql) => unknown) => Promise<unknown>;
  // the builder begins without options
  sql.begin = ((work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => {
      keepStatements(tx);
      return work(tx);
    })) as typeof sql.begin;
}

function keepStatements(client: Client): void {
  const send = client.unsafe.bind(client) as Unsafe;
  client.unsafe = ((query, parameters, options) =>
    send(query, parameters, {
      ...options,
      prepare: (parameters?.length ?? 0) <= PARAMETERS_MOST,
    })) as Unsafe;
}
