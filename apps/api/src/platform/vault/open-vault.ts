import { type OpenKeyFileOptions, openKeyFile } from "./open-key-file.ts";
import { Vault } from "./vault.ts";

export type OpenVaultOptions = Omit<OpenKeyFileOptions, "ring">;

/** Opens the vault with its key file, and makes that file for a database without keys. Throws what `openKeyFile` throws. */
export async function openVault(keyFile: string, options: OpenVaultOptions): Promise<Vault> {
  return new Vault(await openKeyFile(keyFile, { ...options, ring: "keyring" }));
}
