import { hkdfSync, randomBytes } from "node:crypto";
import { decrypt, encrypt, lengthPrefixed } from "./cipher.ts";

export const KEY_BYTES = 32;

/** An independent key for one use, so that no key ever serves two. */
export function deriveKey(from: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", from, new Uint8Array(0), `octant ${use}`, KEY_BYTES));
}

/** What an assessment's key opens: it wraps the keys of records and keys the digests of texts. */
export type AssessmentKey = { wrapping: Uint8Array; digesting: Uint8Array };

export function newWrappedAssessmentKey(masterKey: Uint8Array, assessmentId: string): Uint8Array {
  return encrypt(masterKey, ofAssessment(assessmentId), randomBytes(KEY_BYTES));
}

export function unwrapAssessmentKey(
  masterKey: Uint8Array,
  assessmentId: string,
  wrapped: Uint8Array,
): AssessmentKey | undefined {
  const key = decrypt(masterKey, ofAssessment(assessmentId), wrapped);
  return key && { wrapping: deriveKey(key, "record keys"), digesting: deriveKey(key, "digests") };
}

export function newWrappedRecordKey(key: AssessmentKey, assessmentId: string, recordId: string): Uint8Array {
  return encrypt(key.wrapping, ofRecord(assessmentId, recordId), randomBytes(KEY_BYTES));
}

export function unwrapRecordKey(
  key: AssessmentKey,
  assessmentId: string,
  recordId: string,
  wrapped: Uint8Array,
): Uint8Array | undefined {
  return decrypt(key.wrapping, ofRecord(assessmentId, recordId), wrapped);
}

// a wrapped key that is moved to another row of the keyring opens nothing there
const ofAssessment = (assessmentId: string) => lengthPrefixed(["keyring.assessment_key", assessmentId]);
const ofRecord = (assessmentId: string, recordId: string) =>
  lengthPrefixed(["keyring.record_key", assessmentId, recordId]);
