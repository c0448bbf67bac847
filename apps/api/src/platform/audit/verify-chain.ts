import type { AuditFinding } from "@octant/schemas";
import type { Anchor } from "./anchor-file.ts";
import { type ChainId, EMPTY, type Head, isSameHash, type StoredEntry } from "./entry.ts";
import { findFault, isNext, REACH } from "./find-fault.ts";

export type ChainToVerify = {
  key: Uint8Array;
  chain: ChainId;
  /** In order of their numbers. */
  entries: AsyncIterable<StoredEntry>;
  /** What was noted of this chain outside the database. */
  anchors: readonly Pick<Anchor, "seq" | "hash">[];
  /** An end that is known to be right, from which `entries` go on. */
  from?: Head;
  /** Told of each entry that is as it should be, in order. */
  onEntry?: (entry: StoredEntry) => Promise<void> | void;
};

/** How far the chain is right, and its first fault where it has one. */
export type VerifiedChain = { head: Head; fault: AuditFinding | undefined };

/**
 * Reads a chain to its end or its first fault, with no more in memory than what a fault is judged by. Anchors show what
 * the chain by itself cannot: that its end was cut off, or all of it written anew by somebody who has the key.
 */
export async function verifyChain({
  key,
  chain,
  entries,
  anchors,
  from,
  onEntry,
}: ChainToVerify): Promise<VerifiedChain> {
  let head = from ?? EMPTY;
  const anchored = bySeq(anchors);
  const reader = entries[Symbol.asyncIterator]();
  try {
    for (let step = await reader.next(); !step.done; step = await reader.next()) {
      const entry = step.value;
      if (!isNext(key, chain, head, entry)) {
        const evidence = { key, chain, right: head, bad: entry, following: await take(reader, REACH) };
        return { head, fault: findFault(evidence) };
      }
      const { seq, hash } = entry;
      const noted = anchored.get(seq) ?? [];
      if (noted.some((anchor) => !isSameHash(Buffer.from(anchor, "hex"), hash))) {
        return { head, fault: { fault: "rewritten", seq } };
      }
      head = { seq, hash };
      await onEntry?.(entry);
    }
  } finally {
    await reader.return?.();
  }
  return { head, fault: missingEnd(head, anchors) };
}

function bySeq(anchors: ChainToVerify["anchors"]): Map<number, string[]> {
  const hashes = new Map<number, string[]>();
  for (const { seq, hash } of anchors) {
    const known = hashes.get(seq);
    if (known) known.push(hash);
    else hashes.set(seq, [hash]);
  }
  return hashes;
}

function missingEnd(head: Head, anchors: ChainToVerify["anchors"]): AuditFinding | undefined {
  const until = anchors.reduce((newest, { seq }) => Math.max(newest, seq), 0);
  if (until <= head.seq) return undefined;
  return { fault: head.seq === 0 ? "chain-missing" : "cut-off", seq: head.seq + 1, until };
}

async function take<T>(reader: AsyncIterator<T>, most: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < most) {
    const step = await reader.next();
    if (step.done) break;
    taken.push(step.value);
  }
  return taken;
}
