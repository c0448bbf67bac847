import { auditEntries, type Tx } from "@octant/db";
import type { AuditFinding } from "@octant/schemas";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Deps } from "../deps.ts";
import type { AnchorFile } from "./anchor-file.ts";
import { findHash, inChain, type Run, readChain, readHead } from "./chain-store.ts";
import { digestChanges, findChange, NOTHING_VOUCHED, readHorizon, type Vouched } from "./change-log.ts";
import { auditKey, type ChainId, EMPTY, type Head, isSameHash, SERVER_CHAIN } from "./entry.ts";
import { recordAudit } from "./record-audit.ts";
import { verifyChain } from "./verify-chain.ts";

type Anchoring = Pick<Deps, "db" | "vault" | "log">;

/**
 * Vouches for what is new in an assessment's change log, and notes the chain's end outside the database: in the server's log
 * and in the file. What came since the last note is verified first; what is not right is reported, and nothing is built on it.
 * Where another process is at this chain, nothing is done: it does the same.
 */
export async function anchorChain(deps: Anchoring, file: AnchorFile, chain: ChainId): Promise<void> {
  const fault =
    (await inChain(deps.db, chain, async (tx) => (await verifyEnd(tx, deps, file, chain))?.fault)) ??
    (chain === SERVER_CHAIN ? undefined : await inChain(deps.db, chain, (tx) => anchorChanges(tx, deps, chain))) ??
    // a transaction of its own, which reads only what is committed: nothing is noted that could be rolled back
    (await inChain(deps.db, chain, (tx) => noteEnd(tx, deps, file, chain)));
  if (fault) deps.log.error({ audit: "fault", chain, ...fault }, "the audit is not as it was written");
}

async function noteEnd(tx: Tx, deps: Anchoring, file: AnchorFile, chain: ChainId): Promise<AuditFinding | undefined> {
  const end = await verifyEnd(tx, deps, file, chain);
  if (!end || end.fault || end.head.seq === end.from.seq) return end?.fault;
  const hash = Buffer.from(end.head.hash).toString("hex");
  const anchor = { at: new Date().toISOString(), chain, seq: end.head.seq, hash };
  await file.append(anchor);
  deps.log.info({ audit: "anchor", ...anchor });
  return undefined;
}

/** How the chain goes on from the newest note of it. Undefined where another process is at it. */
async function verifyEnd(tx: Tx, { vault }: Anchoring, file: AnchorFile, chain: ChainId) {
  if (!(await isAlone(tx, chain))) return undefined;
  const newest = await file.newest(chain);
  const from = newest ? { seq: newest.seq, hash: Buffer.from(newest.hash, "hex") } : EMPTY;
  const fault = newest && (await findLoss(tx, chain, from));
  if (fault) return { from, head: from, fault };
  const entries = readChain(within(tx), chain, from.seq);
  return { from, ...(await verifyChain({ key: auditKey(vault), chain, entries, anchors: [], from })) };
}

/** Whether the entry that was noted is still there, and still that one. */
async function findLoss(tx: Tx, chain: ChainId, noted: Head): Promise<AuditFinding | undefined> {
  const there = await findHash(tx, chain, noted.seq);
  if (there) return isSameHash(there, noted.hash) ? undefined : { fault: "rewritten", seq: noted.seq };
  const { seq } = await readHead(tx, chain);
  return { fault: seq === 0 ? "chain-missing" : "cut-off", seq: seq + 1, until: noted.seq };
}

async function anchorChanges(tx: Tx, { vault }: Anchoring, assessmentId: string): Promise<AuditFinding | undefined> {
  if (!(await isAlone(tx, assessmentId))) return undefined;
  const last = await findLastVouched(tx, assessmentId);
  if (last && !last.vouched.place) return { fault: "change-log-altered", seq: last.seq };
  const from = last?.vouched ?? NOTHING_VOUCHED;
  const vouched = await digestChanges(within(tx), assessmentId, from, { before: await readHorizon(tx) });
  if (!vouched.place || vouched.changes === from.changes) return undefined;
  const facts = { changes: vouched.changes, digest: Buffer.from(vouched.digest).toString("hex") };
  const record = { kind: "change-log.anchored", entityId: vouched.place.id, facts } as const;
  await recordAudit(tx, { vault, assessmentId, account: null }, record);
  return undefined;
}

/** All in one transaction, so that it is never idle while a long chain is read. */
const within =
  (tx: Tx): Run =>
  (work) =>
    work(tx);

/** One process at a time, without waiting: until the transaction ends. */
async function isAlone(tx: Tx, chain: ChainId): Promise<boolean> {
  const [row] = await tx.execute<{ alone: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`octant.audit-anchor ${chain}`}, 0)) as alone`,
  );
  return row?.alone === true;
}

async function findLastVouched(tx: Tx, assessmentId: string): Promise<{ seq: number; vouched: Vouched } | undefined> {
  const { entityId, facts, kind, seq } = auditEntries;
  const [last] = await tx
    .select({ entityId, facts, seq })
    .from(auditEntries)
    .where(and(eq(auditEntries.assessmentId, assessmentId), eq(kind, "change-log.anchored")))
    .orderBy(desc(seq))
    .limit(1);
  if (!last) return undefined;
  const place = last.entityId === null ? undefined : await findChange(tx, assessmentId, last.entityId);
  return { seq: last.seq, vouched: toVouched(place, last.facts) };
}

function toVouched(place: Vouched["place"], facts: Record<string, unknown>): Vouched {
  return { place, changes: Number(facts.changes), digest: Buffer.from(String(facts.digest), "hex") };
}
