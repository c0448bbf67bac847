import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Where a sealed value lies. All of it is bound to the ciphertext, so that it opens in this place alone. */
export type SealedPlace = {
  table: string;
  column: string;
  rowId: string;
  /** The row's version with this value in it; 1 where rows of the table never change. */
  rowVersion: number;
};

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** AES-256-GCM: a byte for the format, a random nonce, the tag, the ciphertext. */
export function encrypt(key: Uint8Array, associatedData: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData);
  const body = cipher.update(plaintext);
  const rest = cipher.final();
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.getAuthTag(), body, rest]);
}

/** Gives undefined where key, place or a single bit is not the one that it was sealed with. */
export function decrypt(key: Uint8Array, associatedData: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < HEADER_BYTES || sealed[0] !== FORMAT) return undefined;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  const plaintext = decipher.update(sealed.subarray(HEADER_BYTES));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return plaintext;
}

/** The bytes of a place in an assessment. Each part carries its length, so that no two places give the same bytes. */
export function placeInAssessment(assessmentId: string, place: SealedPlace): Uint8Array {
  return lengthPrefixed([place.table, place.column, assessmentId, place.rowId, String(place.rowVersion)]);
}

export function lengthPrefixed(parts: readonly string[]): Uint8Array {
  const chunks = parts.flatMap((part) => {
    const bytes = Buffer.from(part, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(chunks);
}
