import { decrypt, encrypt, lengthPrefixed } from "./cipher.ts";
import type { Ring } from "./key-ring.ts";

/** What the database says of the key file that a ring hangs on, and of the next one while it is being replaced. */
export type KeyCheck = { generation: number; sealed: Uint8Array; nextSealed: Uint8Array | null };

const placeIn = (ring: Ring) => lengthPrefixed([`${ring}.key_check`]);
const SENTENCE = Buffer.from("sealed with this key file", "utf8");

/** `checkKey` is made of what a key file holds by `toCheckKey`. */
export function sealCheck(checkKey: Uint8Array, ring: Ring): Uint8Array {
  return encrypt(checkKey, placeIn(ring), SENTENCE);
}

export function isSealedWith(checkKey: Uint8Array, ring: Ring, sealed: Uint8Array): boolean {
  return decrypt(checkKey, placeIn(ring), sealed) !== undefined;
}
