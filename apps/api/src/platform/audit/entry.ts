import { createHmac, timingSafeEqual } from "node:crypto";
import { lengthPrefixed } from "../vault/cipher.ts";
import type { Vault } from "../vault/index.ts";

/** Which chain: the id of its assessment, or the server's own. */
export type ChainId = string;
export const SERVER_CHAIN = "server";

/** Where a chain ends: the number of its last entry, and that entry's hash. Before the first entry, zeroes. */
export type Head = { seq: number; hash: Uint8Array };
export const HASH_BYTES = 32;
export const EMPTY: Head = { seq: 0, hash: new Uint8Array(HASH_BYTES) };

/** What an entry says, and where it stands. `facts` are what came out of JSON, whatever somebody may have made of them. */
export type Content = {
  seq: number;
  id: string;
  /** Microseconds since 1970, as a string: as exact as the database keeps it. */
  atMicros: string;
  actorAccountId: string | null;
  kind: string;
  entity: string | null;
  entityId: string | null;
  facts: unknown;
  previousHash: Uint8Array;
};
export type StoredEntry = Content & { hash: Uint8Array };

/** The key that entries are hashed with. It is in no database: wrapped by the key file, in memory while Octant runs. */
export function auditKey(vault: Vault): Uint8Array {
  return vault.server.key("audit");
}

/**
 * The hash of an entry, over all that it says, its place and the hash before it. Without the key nobody can make a right
 * one, so that whoever writes into the database alone can neither change an entry nor chain the others anew.
 */
export function entryHash(key: Uint8Array, chain: ChainId, entry: Content): Uint8Array {
  const parts = [
    "octant audit 1",
    chain,
    String(entry.seq),
    entry.id,
    entry.atMicros,
    entry.actorAccountId ?? "",
    entry.kind,
    entry.entity ?? "",
    entry.entityId ?? "",
    inOrder(entry.facts),
    Buffer.from(entry.previousHash).toString("hex"),
  ];
  return createHmac("sha256", key).update(lengthPrefixed(parts)).digest();
}

export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The same facts give the same text, in whatever order the database gives them back. */
function inOrder(facts: unknown): string {
  if (facts === null || typeof facts !== "object") return JSON.stringify(facts);
  return JSON.stringify(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
