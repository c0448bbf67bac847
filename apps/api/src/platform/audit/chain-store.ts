import { asAccount, auditEntries, type Database, inAssessment, serverAuditEntries, type Tx } from "@octant/db";
import { sql } from "drizzle-orm";
import { type ChainId, EMPTY, type Head, SERVER_CHAIN, type StoredEntry } from "./entry.ts";

/** How many entries are in memory at once while a chain is read. */
const PAGE = 1_000;

const tableOf = (chain: ChainId) => (chain === SERVER_CHAIN ? serverAuditEntries : auditEntries);
const ofChain = (chain: ChainId) => (chain === SERVER_CHAIN ? sql`true` : sql`assessment_id = ${chain}::uuid`);

/** Runs `work` in a transaction that sees the chain, on nobody's behalf. */
export function inChain<T>(db: Database, chain: ChainId, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (chain === SERVER_CHAIN) return asAccount(db, "", work);
  return inAssessment({ db, assessmentId: chain, accountId: "" }, work);
}

/** The end of the chain, as this statement sees it. */
export async function readHead(tx: Tx, chain: ChainId): Promise<Head> {
  const [row] = await tx.execute<{ seq: string; hash: Uint8Array }>(
    sql`select seq, hash from ${tableOf(chain)} where ${ofChain(chain)} order by seq desc limit 1`,
  );
  return row ? { seq: Number(row.seq), hash: row.hash } : EMPTY;
}

/** The hash of one entry; undefined where the chain has none of that number. */
export async function findHash(tx: Tx, chain: ChainId, seq: number): Promise<Uint8Array | undefined> {
  const [row] = await tx.execute<{ hash: Uint8Array }>(
    sql`select hash from ${tableOf(chain)} where ${ofChain(chain)} and seq = ${seq}`,
  );
  return row?.hash;
}

/** How a page is read: each in a transaction of its own, or all in one that is open. */
export type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The entries after `after`, in order, a page at a time. */
export async function* readChain(run: Run, chain: ChainId, after = 0): AsyncGenerator<StoredEntry> {
  for (let last = after; ; ) {
    const page = await run((tx) => readPage(tx, chain, last));
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.seq;
  }
}

async function readPage(tx: Tx, chain: ChainId, after: number): Promise<StoredEntry[]> {
  const rows = await tx.execute<Row>(sql`
    select seq, id, (extract(epoch from at) * 1000000)::bigint as at_micros, actor_account_id, kind, entity, entity_id,
      facts::text as facts, previous_hash, hash
    from ${tableOf(chain)} where ${ofChain(chain)} and seq > ${after} order by seq limit ${PAGE}`);
  return Array.from(rows, (row) => ({
    seq: Number(row.seq),
    id: row.id,
    atMicros: row.at_micros,
    actorAccountId: row.actor_account_id,
    kind: row.kind,
    entity: row.entity,
    entityId: row.entity_id,
    facts: JSON.parse(row.facts),
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}

type Row = {
  seq: string;
  id: string;
  at_micros: string;
  actor_account_id: string | null;
  kind: string;
  entity: string | null;
  entity_id: string | null;
  facts: string;
  previous_hash: Uint8Array;
  hash: Uint8Array;
};

/**
 * Adds an entry where the chain still ends as it says; false where it does not. Of two at once the second waits for the
 * first's transaction to end, and then finds that its place is taken or free.
 */
export async function insertEntry(tx: Tx, chain: ChainId, entry: StoredEntry): Promise<boolean> {
  const { seq, id, atMicros, actorAccountId, kind, entity, entityId, facts, previousHash, hash } = entry;
  const isServers = chain === SERVER_CHAIN;
  const follows = sql`exists (
    select from ${tableOf(chain)} where ${ofChain(chain)} and seq = ${seq - 1} and hash = ${previousHash}
  )`;
  const inserted = await tx.execute(sql`
    insert into ${tableOf(chain)} (
      ${isServers ? sql`` : sql`assessment_id,`} seq, id, at, actor_account_id, kind, entity, entity_id, facts, previous_hash, hash
    )
    select ${isServers ? sql`` : sql`${chain}::uuid,`} ${seq}::bigint, ${id}::uuid,
      ${new Date(Number(atMicros) / 1000).toISOString()}::timestamptz, ${actorAccountId}::uuid, ${kind}::text, ${entity}::text,
      ${entityId}::uuid, ${JSON.stringify(facts)}::jsonb, ${previousHash}::bytea, ${hash}::bytea
    where ${seq === 1 ? sql`true` : follows}
    on conflict do nothing returning seq`);
  return inserted.length > 0;
}

/** Queues for the chain until the transaction ends: who waits here is served in the order of coming. */
export async function queueFor(tx: Tx, chain: ChainId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`octant.audit ${chain}`}, 0))`);
}
