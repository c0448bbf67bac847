import { createHash, randomBytes } from "node:crypto";
import { decrypt, encrypt, lengthPrefixed } from "../vault/cipher.ts";
import { deriveKey, type Ring } from "../vault/key-ring.ts";

/** Crockford's base32: no I, L, O or U, so that what was copied by hand is read as it was meant. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY_BYTES = 20;
const CHECK_BYTES = 5;
/** The key's 32 letters and 4 of the checksum, of which one slip in a million goes unnoticed. */
const KEY_LETTERS = 32;
const CHECK_LETTERS = 4;

/** 160 random bits. They are stored nowhere: what is shown is all that there is. */
export function newRecoveryKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** In nine groups of four letters. */
export function showRecoveryKey(key: Uint8Array): string {
  const letters = toLetters(key) + checkOf(key);
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** Undefined where a letter is missing or wrong. Case, spaces and hyphens do not count; O is 0, I and L are 1. */
export function readRecoveryKey(text: string): Uint8Array | undefined {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (letters.length !== KEY_LETTERS + CHECK_LETTERS) return undefined;
  const values = [...letters].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1)) return undefined;
  const bits = values.slice(0, KEY_LETTERS).reduce((all, value) => (all << 5n) | BigInt(value), 0n);
  const key = Buffer.from(bits.toString(16).padStart(KEY_BYTES * 2, "0"), "hex");
  return checkOf(key) === letters.slice(KEY_LETTERS) ? key : undefined;
}

/** What a key file holds, for whoever has the recovery key. */
export function wrapFileKey(recoveryKey: Uint8Array, ring: Ring, fileKey: Uint8Array): Uint8Array {
  return encrypt(wrappingKey(recoveryKey, ring), placeOf(ring), fileKey);
}

export function unwrapFileKey(recoveryKey: Uint8Array, ring: Ring, wrapped: Uint8Array): Uint8Array | undefined {
  return decrypt(wrappingKey(recoveryKey, ring), placeOf(ring), wrapped);
}

const wrappingKey = (recoveryKey: Uint8Array, ring: Ring) => deriveKey(recoveryKey, `recovery of ${ring}`);
const placeOf = (ring: Ring) => lengthPrefixed([`${ring}.key_check`, "recovery"]);

function toLetters(bytes: Uint8Array): string {
  const bits = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  const count = (bytes.length * 8) / 5;
  const digits = Array.from({ length: count }, (_, at) => Number((bits >> BigInt(5 * (count - 1 - at))) & 31n));
  return digits.map((digit) => LETTERS[digit]).join("");
}

function checkOf(key: Uint8Array): string {
  const digest = createHash("sha256").update("octant recovery key").update(key).digest();
  return toLetters(digest.subarray(0, CHECK_BYTES)).slice(0, CHECK_LETTERS);
}
