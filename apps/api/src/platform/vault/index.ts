export type { SealedPlace } from "./cipher.ts";
export { ensureKeyCheck, findKeyCheck } from "./key-check.ts";
export { KeyFileError } from "./key-file.ts";
export type { SealerOptions } from "./open-sealer.ts";
export { openVault } from "./open-vault.ts";
export { PLACES } from "./places.ts";
export { type Opened, orRefuse, RecordSealer } from "./record-sealer.ts";
export type { ServerKey } from "./server-key.ts";
export { Vault } from "./vault.ts";
