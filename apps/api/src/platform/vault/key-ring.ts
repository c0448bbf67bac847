import { hkdfSync, randomBytes } from "node:crypto";
import { decrypt, encrypt, lengthPrefixed } from "./cipher.ts";

export const KEY_BYTES = 32;

/** An independent key for one use, so that no key ever serves two. */
export function deriveKey(from: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", from, new Uint8Array(0), `octant ${use}`, KEY_BYTES));
}

/** What the app signs in to the database with: visible ASCII, the same for the same key file. */
export function toLoginPassword(fileKey: Uint8Array): string {
  return Buffer.from(deriveKey(fileKey, "database login")).toString("base64url");
}

/** What proves that something was sealed with a key file. */
export function toCheckKey(fileKey: Uint8Array): Uint8Array {
  return deriveKey(fileKey, "key check");
}

/** What an assessment's key opens: it wraps the keys of records and keys the digests of texts. */
export type AssessmentKey = { wrapping: Uint8Array; digesting: Uint8Array };

/** Which keys these are, as their place in the database begins: no key of one ring opens in the other. */
export type Ring = "keyring" | "identity";

/** What wraps the keys of assessments. */
export const toMasterKey = (fileKey: Uint8Array) => deriveKey(fileKey, "assessment keys");

export function newWrappedAssessmentKey(masterKey: Uint8Array, ring: Ring, assessmentId: string): Uint8Array {
  return encrypt(masterKey, ofAssessment(ring, assessmentId), randomBytes(KEY_BYTES));
}

export function unwrapAssessmentKey(
  masterKey: Uint8Array,
  ring: Ring,
  assessmentId: string,
  wrapped: Uint8Array,
): AssessmentKey | undefined {
  const key = decrypt(masterKey, ofAssessment(ring, assessmentId), wrapped);
  return key && { wrapping: deriveKey(key, "record keys"), digesting: deriveKey(key, "digests") };
}

/** The same key under another key file. Undefined where the first does not open it. */
export function rewrapAssessmentKey(
  fromFileKey: Uint8Array,
  toFileKey: Uint8Array,
  ring: Ring,
  assessmentId: string,
  wrapped: Uint8Array,
): Uint8Array | undefined {
  const place = ofAssessment(ring, assessmentId);
  const key = decrypt(toMasterKey(fromFileKey), place, wrapped);
  return key && encrypt(toMasterKey(toFileKey), place, key);
}

export function newWrappedRecordKey(
  key: AssessmentKey,
  ring: Ring,
  assessmentId: string,
  recordId: string,
): Uint8Array {
  return encrypt(key.wrapping, ofRecord(ring, assessmentId, recordId), randomBytes(KEY_BYTES));
}

export function unwrapRecordKey(
  key: AssessmentKey,
  ring: Ring,
  assessmentId: string,
  recordId: string,
  wrapped: Uint8Array,
): Uint8Array | undefined {
  return decrypt(key.wrapping, ofRecord(ring, assessmentId, recordId), wrapped);
}

// a wrapped key that is moved to another row of the keyring opens nothing there
const ofAssessment = (ring: Ring, assessmentId: string) => lengthPrefixed([`${ring}.assessment_key`, assessmentId]);
const ofRecord = (ring: Ring, assessmentId: string, recordId: string) =>
  lengthPrefixed([`${ring}.record_key`, assessmentId, recordId]);
