import { FileKeys, nextPath } from "./file-keys.ts";
import { wrongKey } from "./key-check.ts";
import { createKeyFile, KeyFileError, readKeyFile } from "./key-file.ts";
import type { Ring } from "./key-ring.ts";
import type { KeyCheck } from "./key-seal.ts";

export type OpenKeyFileOptions = {
  /** What hangs on this file. */
  ring: Ring;
  /** What `findKeyCheck` found: undefined only for a database in which nothing hangs on such a file yet. */
  keyCheck: KeyCheck | undefined;
  report: (sentence: string) => void;
};

/** The setting that names a key file, how it is replaced, and what is lost with it. */
export const KEY_FILE_WORDS: Record<Ring, { setting: string; rekey: string; without: string; made: string }> = {
  keyring: {
    setting: "OCTANT_KEY_FILE",
    rekey: "npm run octant -- rekey",
    without: "without it nobody can read what this database holds",
    made: "without it, no text can ever be read again, in no backup either",
  },
  identity: {
    setting: "OCTANT_IDENTITY_KEY_FILE",
    rekey: "npm run octant -- rekey --identities",
    without: "without it nobody can ever learn who the sources of this database are",
    made: "without it, nobody can ever learn again who the sources are, from no backup either",
  },
};

/**
 * Reads a key file, and makes it for a database in which nothing hangs on it. One that is being replaced needs both.
 * Throws a `KeyFileError` with a sentence: missing though it is needed, readable by others, malformed, wrong.
 */
export async function openKeyFile(path: string, { ring, keyCheck, report }: OpenKeyFileOptions): Promise<FileKeys> {
  const { setting, rekey, without, made } = KEY_FILE_WORDS[ring];
  if (!keyCheck && !(await readKeyFile(path))) {
    await createKeyFile(path);
    report(`Made the key file ${path}. Keep a copy apart from the data: ${made}.`);
  }
  const keys = await FileKeys.at(path, ring, keyCheck);
  if (!keyCheck) return keys;
  if (!keys.get(keyCheck.generation)) {
    if (await readKeyFile(path)) throw wrongKey(path);
    throw new KeyFileError(
      `The key file ${path} is missing, and ${without}. Put it back there, or name its place in ${setting}. With the recovery key it can be made again: npm run octant -- recover`,
    );
  }
  if (keyCheck.nextSealed && !keys.get(keyCheck.generation + 1)) {
    throw new KeyFileError(
      `The key file is being replaced, and the next one, ${nextPath(path)}, is missing or another. Part of the keys may hang on it already. Put it back there; or run ${rekey}, which tells whether they do.`,
    );
  }
  if (keyCheck.nextSealed)
    report(`The key file is being replaced, and that has not come to its end: ${rekey} goes on.`);
  return keys;
}

/**
 * One key for both would make the second file worth nothing: whoever finds the first would read who the sources are.
 * Throws a `KeyFileError`.
 */
export function refuseSameKey(keys: FileKeys, identityKeys: FileKeys): void {
  if (!keys.overlaps(identityKeys)) return;
  throw new KeyFileError(
    "OCTANT_KEY_FILE and OCTANT_IDENTITY_KEY_FILE hold the same key. Who the sources are needs a key of its own.",
  );
}
