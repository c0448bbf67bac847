import { isSealedWith, wrongKey } from "./key-check.ts";
import { createKeyFile, KeyFileError, readKeyFile } from "./key-file.ts";
import { type Ring, toCheckKey } from "./key-ring.ts";
import type { Vault } from "./vault.ts";

export type OpenKeyFileOptions = {
  /** What hangs on this file. */
  ring: Ring;
  /** What `findKeyCheck` found: undefined only for a database in which nothing hangs on such a file yet. */
  keyCheck: Uint8Array | undefined;
  report: (sentence: string) => void;
};

/** The setting that names a key file, and what is lost with it. */
const WORDS: Record<Ring, { setting: string; without: string; made: string }> = {
  keyring: {
    setting: "OCTANT_KEY_FILE",
    without: "without it nobody can read what this database holds",
    made: "without it, no text can ever be read again, in no backup either",
  },
  identity: {
    setting: "OCTANT_IDENTITY_KEY_FILE",
    without: "without it nobody can ever learn who the sources of this database are",
    made: "without it, nobody can ever learn again who the sources are, from no backup either",
  },
};

/**
 * Reads a key file, and makes it for a database in which nothing hangs on it.
 * Throws a `KeyFileError` with a sentence: missing though it is needed, readable by others, malformed, wrong.
 */
export async function openKeyFile(path: string, { ring, keyCheck, report }: OpenKeyFileOptions): Promise<Uint8Array> {
  const { setting, without, made } = WORDS[ring];
  const found = await readKeyFile(path);
  if (found) {
    if (keyCheck && !isSealedWith(toCheckKey(found), ring, keyCheck)) throw wrongKey(path);
    return found;
  }
  if (keyCheck) {
    throw new KeyFileError(
      `The key file ${path} is missing, and ${without}. Put it back there, or name its place in ${setting}.`,
    );
  }
  const fileKey = await createKeyFile(path);
  report(`Made the key file ${path}. Keep a copy apart from the data: ${made}.`);
  return fileKey;
}

/**
 * One key for both would make the second file worth nothing: whoever finds the first would read who the sources are.
 * Throws a `KeyFileError`.
 */
export function refuseSameKey(vault: Vault, identityKey: Uint8Array): void {
  if (!vault.standsOn(identityKey)) return;
  throw new KeyFileError(
    "OCTANT_KEY_FILE and OCTANT_IDENTITY_KEY_FILE hold the same key. Who the sources are needs a key of its own.",
  );
}
