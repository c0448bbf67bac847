import { link, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { ensureAppLogin, ensureIdentityLogin } from "@octant/db";
import type postgres from "postgres";
import { nextPath } from "../vault/file-keys.ts";
import { findKeyCheck, wrongKey } from "../vault/key-check.ts";
import { createKeyFile, KeyFileError, readKeyFile, syncFolder } from "../vault/key-file.ts";
import { toCheckKey, toLoginPassword } from "../vault/key-ring.ts";
import { sealCheck } from "../vault/key-seal.ts";
import { asAdmin, type KeyPlace, lockCheck, opens } from "./key-places.ts";
import { recoveryLines, renewRecoveryKey } from "./recovery.ts";
import { isInUse, listOlder, type Rewrap, rewrapOne, rewrapServerKey } from "./rewrap.ts";

/** The ring whose key file is replaced comes first; the recovery key opens them all. */
export type RekeyPlaces = readonly [KeyPlace, ...KeyPlace[]];

/**
 * Replaces a key file while servers run, and gives how many assessments' keys were wrapped anew. It may be killed at any
 * point and run again, also twice at once: the next key file is on the disk before anything hangs on it, each key is
 * rewrapped in one transaction, and the old file is there until nothing hangs on it any more, and after that under a dated
 * name. `shown` is called with the new recovery key before anything is rewrapped.
 * Throws a `KeyFileError` with a sentence: nothing to replace, wrong or missing files.
 */
export async function rekey(
  adminUrl: string,
  places: RekeyPlaces,
  report: (sentence: string) => void,
): Promise<number> {
  const [{ ring, path }] = places;
  const check = await findKeyCheck(adminUrl, ring);
  if (!check) throw new KeyFileError("This database holds no keys yet. Start Octant on it once.");
  const found = await readKeyFile(nextPath(path));
  // killed after the last key was rewrapped: only the files are still to change places
  if (found && opens(ring, found, check.sealed)) {
    await changePlaces(path, found, report);
    return 0;
  }
  const current = await readKeyFile(path);
  if (!current) throw new KeyFileError(`The key file ${path} is missing, and without it nothing can be rewrapped.`);
  if (!opens(ring, current, check.sealed)) throw wrongKey(path);
  return asAdmin(adminUrl, async (admin) => {
    if (check.nextSealed && !opens(ring, found, check.nextSealed)) await beginAnew(admin, places[0], check.generation);
    const next = found ?? (await createKeyFile(nextPath(path)));
    const rewrap = { ring, generation: check.generation, current, next };
    await mark(admin, rewrap);
    const shown = await renewRecoveryKey(admin, places);
    if (shown) report(recoveryLines(shown));
    const rewrapped = await rewrapAll(admin, rewrap, report);
    await (ring === "keyring" ? ensureAppLogin : ensureIdentityLogin)(adminUrl, toLoginPassword(next));
    await finish(admin, rewrap);
    const after = await findKeyCheck(adminUrl, ring);
    if (!opens(ring, next, after?.sealed ?? null)) {
      throw new KeyFileError(
        "Another command was replacing this key file at the same time. Look whether it came to its end.",
      );
    }
    await changePlaces(path, next, report);
    return rewrapped;
  });
}

/** The next file is missing or another. Where nothing hangs on it yet, there is nothing lost. */
async function beginAnew(admin: postgres.Sql, { ring, path }: KeyPlace, generation: number): Promise<void> {
  if (await isInUse(admin, ring, generation + 1)) {
    throw new KeyFileError(
      `The next key file ${nextPath(path)} is missing or another, and part of the keys hang on it already. Put it back there. With the recovery key it can be made again: npm run octant -- recover`,
    );
  }
  await admin`
    update ${admin(`${ring}.key_check`)} set next_sealed = null, next_recovery_sealed = null where generation = ${generation}`;
}

/** From here on new keys are wrapped with the next one. */
async function mark(admin: postgres.Sql, { ring, generation, next }: Rewrap): Promise<void> {
  const nextSealed = sealCheck(toCheckKey(next), ring);
  await admin.begin(async (tx) => {
    const row = await lockCheck(tx, ring);
    if (row?.generation !== generation || row.nextSealed) return;
    await tx`update ${tx(`${ring}.key_check`)} set next_sealed = ${nextSealed}`;
  });
}

async function rewrapAll(admin: postgres.Sql, rewrap: Rewrap, report: (sentence: string) => void): Promise<number> {
  const { ring, generation } = rewrap;
  if (ring === "keyring" && !(await rewrapServerKey(admin, rewrap))) {
    throw new KeyFileError(
      "The server's own key cannot be verified. The key file was not replaced; nothing is lost by that.",
    );
  }
  let rewrapped = 0;
  for (;;) {
    const older = await listOlder(admin, ring, generation);
    if (older.length === 0) return rewrapped;
    for (const assessmentId of older) {
      const outcome = await rewrapOne(admin, rewrap, assessmentId);
      if (outcome === "altered")
        report(`The key of the assessment ${assessmentId} cannot be verified; it stays as it is.`);
      rewrapped++;
      if (rewrapped % 100 === 0) report(`${rewrapped} keys are wrapped anew.`);
    }
  }
}

/** Nothing hangs on the old key file any more. */
async function finish(admin: postgres.Sql, { ring, generation }: Rewrap): Promise<void> {
  await admin`
    update ${admin(`${ring}.key_check`)}
    set generation = generation + 1, sealed = next_sealed, next_sealed = null,
      recovery_sealed = next_recovery_sealed, next_recovery_sealed = null
    where generation = ${generation} and next_sealed is not null`;
}

/** The old file first gets a second, dated name; then the new one takes its place, so that there is one at any moment. */
async function changePlaces(path: string, next: Uint8Array, report: (sentence: string) => void): Promise<void> {
  const present = await readKeyFile(path);
  if (present && !Buffer.from(present).equals(next)) {
    const old = await keepAside(path, present);
    report(`The old key file is ${old}. Older backups still need it; remove it once none of them is needed any more.`);
  }
  if (!present || !Buffer.from(present).equals(next)) await rename(nextPath(path), path);
  await syncFolder(dirname(path));
  report(`The key file ${path} is a new one. Keep a copy apart from the data, in place of the copy of the old one.`);
}

async function keepAside(path: string, present: Uint8Array): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  for (let count = 1; ; count++) {
    const old = `${path}.old-${day}${count === 1 ? "" : `-${count}`}`;
    const there = await readKeyFile(old);
    if (there && Buffer.from(there).equals(present)) return old;
    if (there) continue;
    await link(path, old);
    return old;
  }
}
