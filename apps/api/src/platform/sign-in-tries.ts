import { asAccount, signInTries, type Tx } from "@octant/db";
import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { addressBlock } from "./client-address.ts";
import type { Deps } from "./deps.ts";
import { ProblemError } from "./problems.ts";
import type { ServerKey } from "./vault/index.ts";

/** How far back failures count, and so how long anybody can be made to wait at most. */
export const TRIES_WINDOW_MS = 15 * 60_000;
export const MOST_OF_ACCOUNT = 5;
export const MOST_OF_ADDRESS = 30;

/** What a try counts against, and how many may have failed there. */
export type Bucket = { digest: Uint8Array; most: number };

/** What is guessed at: they are counted apart, so that knowing a password shuts nobody out of their second factor. */
type Guessed = "password" | "code" | "mail";

export function addressBucket(server: ServerKey, address: string): Bucket {
  return { digest: server.digest("tries from an address", addressBlock(address)), most: MOST_OF_ADDRESS };
}

/** Apart from tries to sign in: whoever asks for letters shuts nobody at the same address out. */
export function lettersBucket(server: ServerKey, address: string): Bucket {
  return { digest: server.digest("letters asked for from an address", addressBlock(address)), most: MOST_OF_ADDRESS };
}

/** `subject` is the digest of a login, or the id of an account: one that nobody has counts like any other. */
export function accountBucket(server: ServerKey, guessed: Guessed, subject: string | Uint8Array): Bucket {
  return { digest: server.digest(`tries at a ${guessed}`, subject), most: MOST_OF_ACCOUNT };
}

/** For a browser in which the person has signed in before: what others do elsewhere does not count here. */
export function browserBucket(server: ServerKey, guessed: Guessed, accountId: string, tokenHash: Uint8Array): Bucket {
  const subject = Buffer.concat([Buffer.from(accountId), tokenHash]);
  return { digest: server.digest(`tries at a ${guessed} in a known browser`, subject), most: MOST_OF_ACCOUNT };
}

/**
 * Writes a try down before it is judged, so that many sent at once are counted too; `takeBack` it once it was right. Throws
 * `too-many-attempts` where a bucket is full, which writes nothing: whoever goes on trying makes nobody wait longer.
 */
export async function takeTry({ db, now }: Pick<Deps, "db" | "now">, buckets: readonly Bucket[]): Promise<string[]> {
  const at = now();
  const since = new Date(at.getTime() - TRIES_WINDOW_MS);
  return asAccount(db, "", async (tx) => {
    await queueFor(tx, buckets);
    for (const { digest, most } of buckets) {
      const recent = await tx
        .select({ at: signInTries.at })
        .from(signInTries)
        .where(and(eq(signInTries.bucket, digest), gt(signInTries.at, since)))
        .orderBy(sql`${signInTries.at} desc`)
        .limit(most);
      const oldest = recent.at(-1);
      if (recent.length < most || !oldest) continue;
      const waitMs = oldest.at.getTime() + TRIES_WINDOW_MS - at.getTime();
      throw new ProblemError("too-many-attempts", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    }
    await forgetBefore(tx, since);
    const rows = buckets.map(({ digest }) => ({ id: uuidv7(), bucket: digest, at }));
    await tx.insert(signInTries).values(rows);
    return rows.map(({ id }) => id);
  });
}

/** It was right: it counts no longer, and of the buckets in `cleared` none that was before it. */
export async function takeBack(tx: Tx, ids: readonly string[], cleared: readonly Bucket[] = []): Promise<void> {
  // who clears a bucket deletes others' tries too: one after the other, or two would wait for each other
  await queueFor(tx, cleared);
  await tx.delete(signInTries).where(inArray(signInTries.id, [...ids]));
  for (const { digest } of cleared) await tx.delete(signInTries).where(eq(signInTries.bucket, digest));
}

const FORGETTING_LOCK = 6_717_944;

/** What no longer counts goes, by one transaction at a time: two that delete the same rows would wait for each other. */
async function forgetBefore(tx: Tx, since: Date): Promise<void> {
  const [mine] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${FORGETTING_LOCK}) as locked`,
  );
  if (mine?.locked) await tx.delete(signInTries).where(lte(signInTries.at, since));
}

/** One after the other, in every process; always in the same order, so that no two wait for each other. */
async function queueFor(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  const keys = buckets.map(({ digest }) => Buffer.from(digest).readBigInt64BE()).toSorted((a, b) => (a < b ? -1 : 1));
  for (const key of keys) await tx.execute(sql`select pg_advisory_xact_lock(${key.toString()}::bigint)`);
}
