import type { Database } from "@octant/db";
import type { AuditFinding } from "@octant/schemas";
import { AUDIT_KINDS } from "@octant/schemas";
import type { Vault } from "../vault/index.ts";
import type { Anchor } from "./anchor-file.ts";
import { inChain, type Run, readChain } from "./chain-store.ts";
import { digestChanges, findChange, NOTHING_VOUCHED, type Vouched } from "./change-log.ts";
import { auditKey, type ChainId, isSameHash, SERVER_CHAIN, type StoredEntry } from "./entry.ts";
import { verifyChain } from "./verify-chain.ts";

export type VerifiedAudit = {
  chain: ChainId;
  /** How many entries are as they were written, from the first on. */
  entries: number;
  /** How many changes are as they were when they were vouched for. */
  changes: number;
  /** The first fault of the chain, and the first of the change log; none where all is as it was written. */
  findings: AuditFinding[];
};

/**
 * Verifies one chain, and of an assessment the change log that it vouches for. `anchors` are those of this chain. Changes
 * that came after the last entry about the change log are not yet vouched for by anybody.
 */
export async function verifyAudit(
  { db, vault }: { db: Database; vault: Vault },
  chain: ChainId,
  anchors: readonly Anchor[],
): Promise<VerifiedAudit> {
  const run: Run = (work) => inChain(db, chain, work);
  let vouched = NOTHING_VOUCHED;
  let changeFault: AuditFinding | undefined;
  const { head, fault } = await verifyChain({
    key: auditKey(vault),
    chain,
    entries: readChain(run, chain),
    anchors,
    onEntry: async (entry) => {
      if (chain === SERVER_CHAIN || entry.kind !== "change-log.anchored" || changeFault) return;
      const next = await compareChanges(run, chain, vouched, entry);
      if (next) vouched = next;
      else changeFault = { fault: "change-log-altered", seq: entry.seq };
    },
  });
  const findings = [fault, changeFault].filter((finding) => finding !== undefined);
  return { chain, entries: head.seq, changes: vouched.changes, findings };
}

/** How far the change log is right by an entry that vouches for it; undefined where it no longer says what it said. */
async function compareChanges(
  run: Run,
  assessmentId: string,
  from: Vouched,
  { entityId, facts }: StoredEntry,
): Promise<Vouched | undefined> {
  const claimed = AUDIT_KINDS["change-log.anchored"].facts.parse(facts);
  const upTo = entityId === null ? undefined : await run((tx) => findChange(tx, assessmentId, entityId));
  if (!upTo) return undefined;
  const found = await digestChanges(run, assessmentId, from, { upTo });
  const isAsClaimed = found.changes === claimed.changes && found.place?.id === entityId;
  return isAsClaimed && isSameHash(found.digest, Buffer.from(claimed.digest, "hex")) ? found : undefined;
}
