import { isSealedWith, wrongKey } from "./key-check.ts";
import { createKeyFile, KeyFileError, readKeyFile } from "./key-file.ts";
import { Vault } from "./vault.ts";

export type OpenVaultOptions = {
  /** What `findKeyCheck` found: undefined only for a database that holds no keys. */
  keyCheck: Uint8Array | undefined;
  report: (sentence: string) => void;
};

/**
 * Opens the vault with its key file, and makes that file for a database without keys.
 * Throws a `KeyFileError` with a sentence: missing though the database holds keys, readable by others, malformed, wrong.
 */
export async function openVault(keyFile: string, { keyCheck, report }: OpenVaultOptions): Promise<Vault> {
  const found = await readKeyFile(keyFile);
  if (found) {
    const vault = new Vault(found);
    if (keyCheck && !isSealedWith(vault, keyCheck)) throw wrongKey(keyFile);
    return vault;
  }
  if (keyCheck) {
    throw new KeyFileError(
      `The key file ${keyFile} is missing, and without it nobody can read what this database holds. Put it back there, or name its place in OCTANT_KEY_FILE.`,
    );
  }
  const vault = new Vault(await createKeyFile(keyFile));
  report(
    `Made the key file ${keyFile}. Keep a copy apart from the data: without it, no text can ever be read again, in no backup either.`,
  );
  return vault;
}
