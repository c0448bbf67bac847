import type { AuditFinding } from "@octant/schemas";
import { type ChainId, entryHash, type Head, isSameHash, type StoredEntry } from "./entry.ts";

/** How far from its place an entry is looked for. */
export const REACH = 500;

/** What a fault is judged by: where the chain was still right, and the entries from the first bad one on, up to `REACH`. */
export type Evidence = {
  key: Uint8Array;
  chain: ChainId;
  right: Head;
  bad: StoredEntry;
  following: readonly StoredEntry[];
};

/** Whether an entry is what should come after `head`: next in number, chained to it, and hashed with the key. */
export function isNext(key: Uint8Array, chain: ChainId, head: Head, entry: StoredEntry): boolean {
  return (
    entry.seq === head.seq + 1 &&
    isSameHash(entry.previousHash, head.hash) &&
    isSameHash(entry.hash, entryHash(key, chain, entry))
  );
}

/**
 * Says what was done to a chain, from the first entry that is not as it should be. The number is part of what is hashed,
 * so an entry that was moved still tells where it belongs.
 */
export function findFault({ key, chain, right, bad, following }: Evidence): AuditFinding {
  const seq = right.seq + 1;
  if (bad.seq > seq) return { fault: "removed", seq, until: bad.seq - 1 };
  const belongsAt = (entry: StoredEntry, at: number) =>
    isSameHash(entry.hash, entryHash(key, chain, { ...entry, seq: at }));
  if (belongsAt(bad, seq)) return { fault: "not-following", seq };
  const own = nearby(seq).find((at) => belongsAt(bad, at));
  if (own !== undefined && own > seq) {
    const there = following.find((entry) => entry.seq === own);
    if (there && belongsAt(there, seq)) return { fault: "swapped", seq, with: own };
    return { fault: "removed", seq, until: own - 1 };
  }
  // what was not written by Octant, or stands here a second time, pushed on the one that belongs here
  const pushedOn = following.find((entry) => belongsAt(entry, seq));
  if (own !== undefined || pushedOn) return { fault: "inserted", seq, until: (pushedOn?.seq ?? seq + 1) - 1 };
  return { fault: following.length > 0 ? "altered" : "forged", seq };
}

/** Places around one, the nearest first; those before it come after those behind it. */
function nearby(seq: number): number[] {
  const behind = Array.from({ length: REACH }, (_, at) => seq + 1 + at);
  const before = Array.from({ length: Math.min(REACH, seq - 1) }, (_, at) => seq - 1 - at);
  return [...behind, ...before];
}
