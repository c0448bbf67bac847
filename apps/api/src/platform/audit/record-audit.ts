import type { Tx } from "@octant/db";
import {
  type AssessmentAuditKind,
  AUDIT_KINDS,
  type AuditFacts,
  type AuditKind,
  type AuditKindRow,
  type ServerAuditKind,
} from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../request-context.ts";
import type { Vault } from "../vault/index.ts";
import { insertEntry, queueFor, readHead } from "./chain-store.ts";
import { auditKey, type ChainId, entryHash, type Head, SERVER_CHAIN } from "./entry.ts";

/** What is to be recorded: a kind of `AUDIT_KINDS`, the id of what it is about where the kind has such, and its facts. */
export type AuditRecord<Kind extends AuditKind = AuditKind> = {
  [K in Kind]: { kind: K; facts: AuditFacts<K> } & ((typeof AUDIT_KINDS)[K]["entity"] extends null
    ? { entityId?: null }
    : { entityId: string | null });
}[Kind];

/** Whose act it was, and where; `account` is null for what the server does by itself. */
export type AuditScope = Pick<RequestContext, "vault" | "assessmentId"> & { account: { id: string } | null };

/**
 * Writes an act into the audit of its assessment, in the transaction of the act: neither is there without the other.
 * Record last: until the transaction ends, nobody else can record in this assessment. Who records in both chains
 * records here first and in the server's second, so that two never wait for one another.
 * Throws for facts that the kind does not have.
 */
export async function recordAudit(tx: Tx, scope: AuditScope, record: AuditRecord<AssessmentAuditKind>): Promise<void> {
  await append(tx, scope.vault, scope.assessmentId, scope.account?.id ?? null, record);
}

/** The same for what belongs to no assessment. `actorId` is null where nobody is signed in, and for the server's own acts. */
export async function recordServerAudit(
  tx: Tx,
  { vault }: { vault: Vault },
  actorId: string | null,
  record: AuditRecord<ServerAuditKind>,
): Promise<void> {
  await append(tx, vault, SERVER_CHAIN, actorId, record);
}

/**
 * Where this process has last seen each chain end. Only a guess, by which an entry mostly takes one statement: the
 * database decides whether it is right. An end that was rolled back, or passed by another process, is one wrong guess.
 */
const guesses = new WeakMap<Vault, Map<ChainId, Head>>();

async function append(tx: Tx, vault: Vault, chain: ChainId, actorId: string | null, record: AuditRecord) {
  const guessed = guesses.get(vault) ?? new Map<ChainId, Head>();
  guesses.set(vault, guessed);
  const head = guessed.get(chain);
  let added = head && (await addAfter(tx, vault, chain, actorId, record, head));
  if (!added) await queueFor(tx, chain);
  // whoever did not queue may still come in between, and then the next look finds that one
  while (!added) added = await addAfter(tx, vault, chain, actorId, record, await readHead(tx, chain));
  guessed.set(chain, added);
}

async function addAfter(
  tx: Tx,
  vault: Vault,
  chain: ChainId,
  actorAccountId: string | null,
  { kind, entityId = null, facts }: AuditRecord,
  head: Head,
): Promise<Head | undefined> {
  const row: AuditKindRow = AUDIT_KINDS[kind];
  const content = {
    seq: head.seq + 1,
    id: uuidv7(),
    atMicros: `${Date.now()}000`,
    actorAccountId,
    kind,
    entity: row.entity,
    entityId,
    facts: row.facts.parse(facts),
    previousHash: head.hash,
  };
  const hash = entryHash(auditKey(vault), chain, content);
  return (await insertEntry(tx, chain, { ...content, hash })) ? { seq: content.seq, hash } : undefined;
}
