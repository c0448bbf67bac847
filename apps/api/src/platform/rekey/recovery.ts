import type postgres from "postgres";
import { nextPath } from "../vault/file-keys.ts";
import { createKeyFile, KeyFileError, readKeyFile } from "../vault/key-file.ts";
import { type CheckRow, type KeyPlace, lockCheck, opens, readBoth } from "./key-places.ts";
import { newRecoveryKey, showRecoveryKey, unwrapFileKey, wrapFileKey } from "./recovery-key.ts";

/**
 * Makes a recovery key that opens what all key files hold, also those that are to come, and gives it as it is shown. The one
 * before opens nothing from now on. `onlyFirst`: undefined where there is one already.
 * Throws a `KeyFileError` where a key file is missing or another.
 */
export async function renewRecoveryKey(
  admin: postgres.Sql,
  places: readonly KeyPlace[],
  { onlyFirst = false } = {},
): Promise<string | undefined> {
  const recoveryKey = newRecoveryKey();
  return admin.begin(async (tx) => {
    for (const place of places) {
      const row = await lockCheck(tx, place.ring);
      if (!row) throw new KeyFileError("This database holds no keys yet. Start Octant on it once.");
      if (onlyFirst && row.recoverySealed) return undefined;
      const { current, next } = await readBoth(place, row);
      if (!current || (row.nextSealed && !next)) {
        throw new KeyFileError(
          `The key file ${place.path} is missing or another: without it no recovery key can be made.`,
        );
      }
      const wrapped = wrapFileKey(recoveryKey, place.ring, current);
      const nextWrapped = row.nextSealed && next ? wrapFileKey(recoveryKey, place.ring, next) : null;
      await tx`
        update ${tx(`${place.ring}.key_check`)}
        set recovery_sealed = ${wrapped}, next_recovery_sealed = ${nextWrapped}`;
    }
    return showRecoveryKey(recoveryKey);
  });
}

/** What is said when a recovery key is shown, this once. */
export function recoveryLines(shown: string): string {
  return `The recovery key, shown this once:

    ${shown}

Write it down and keep it apart from this computer and from every backup. Whoever has it and a copy of the database with its
keyring can make both key files again (npm run octant -- recover). A new one: npm run octant -- recovery-key.`;
}

/**
 * Writes key files back where they are missing; gives the paths that were written. What is there is never touched.
 * Throws a `KeyFileError` where the recovery key opens nothing here.
 */
export async function recoverKeyFiles(
  admin: postgres.Sql,
  places: readonly KeyPlace[],
  recoveryKey: Uint8Array,
): Promise<string[]> {
  const written: string[] = [];
  for (const place of places) {
    const row = await admin.begin((tx) => lockCheck(tx, place.ring));
    if (!row) continue;
    for (const { path, wrapped, sealed } of filesOf(place, row)) {
      if (await readKeyFile(path)) continue;
      const fileKey = wrapped && unwrapFileKey(recoveryKey, place.ring, wrapped);
      if (!fileKey || !opens(place.ring, fileKey, sealed)) {
        throw new KeyFileError(
          `This recovery key does not open what the database keeps for ${path}: it belongs to another database, or a newer one was made since.`,
        );
      }
      await createKeyFile(path, fileKey);
      written.push(path);
    }
  }
  return written;
}

function filesOf({ path }: KeyPlace, row: CheckRow) {
  const current = { path, wrapped: row.recoverySealed, sealed: row.sealed };
  const next = { path: nextPath(path), wrapped: row.nextRecoverySealed, sealed: row.nextSealed };
  return row.nextSealed ? [current, next] : [current];
}
