import { createHmac } from "node:crypto";
import { ProblemError } from "../problems.ts";
import { decrypt, encrypt, placeInAssessment, type SealedPlace } from "./cipher.ts";
import type { AssessmentKey } from "./key-ring.ts";

/**
 * A sealed value as it was found. `key-missing`: its key was destroyed or never made; `altered`: it is not what was
 * sealed for this place. Neither says anything about other records, which still open.
 */
export type Opened<T> = { kind: "open"; value: T } | { kind: "key-missing" } | { kind: "altered" };

/**
 * Seals and opens values of some records of one assessment, whose keys it holds.
 * A record is what can be destroyed as one: a source with all its texts, names and changes, or a cluster, or a place.
 */
export class RecordSealer {
  readonly #assessmentId: string;
  readonly #assessmentKey: AssessmentKey;
  /** By record id; null is a key that is there but was tampered with. */
  readonly #recordKeys: ReadonlyMap<string, Uint8Array | null>;

  constructor(assessmentId: string, assessmentKey: AssessmentKey, recordKeys: ReadonlyMap<string, Uint8Array | null>) {
    this.#assessmentId = assessmentId;
    this.#assessmentKey = assessmentKey;
    this.#recordKeys = recordKeys;
  }

  /** False where the record's key was destroyed, so that nothing of it may be shown, not even from memory. */
  hasKey(recordId: string): boolean {
    return this.#recordKeys.has(recordId);
  }

  /** Throws on a lone surrogate, which no encoding keeps, and for a record without a key. */
  seal(recordId: string, place: SealedPlace, plaintext: string | Uint8Array): Uint8Array {
    const key = this.#recordKeys.get(recordId);
    if (!key) throw new ProblemError("cannot-be-verified");
    return encrypt(key, placeInAssessment(this.#assessmentId, place), toBytes(plaintext));
  }

  tryOpenBytes(recordId: string, place: SealedPlace, sealed: Uint8Array): Opened<Uint8Array> {
    const key = this.#recordKeys.get(recordId);
    if (key === undefined) return { kind: "key-missing" };
    const value = key && decrypt(key, placeInAssessment(this.#assessmentId, place), sealed);
    return value ? { kind: "open", value } : { kind: "altered" };
  }

  tryOpen(recordId: string, place: SealedPlace, sealed: Uint8Array): Opened<string> {
    const opened = this.tryOpenBytes(recordId, place, sealed);
    return opened.kind === "open" ? { kind: "open", value: fromUtf8(opened.value) } : opened;
  }

  /** Throws `cannot-be-verified` where `tryOpen` says why. For a value without which there is no answer. */
  open(recordId: string, place: SealedPlace, sealed: Uint8Array): string {
    return orRefuse(this.tryOpen(recordId, place, sealed));
  }

  openBytes(recordId: string, place: SealedPlace, sealed: Uint8Array): Uint8Array {
    return orRefuse(this.tryOpenBytes(recordId, place, sealed));
  }

  /** A digest that can be compared within the assessment and tells nobody without its key what was digested. */
  digest(content: string | Uint8Array): Uint8Array {
    return createHmac("sha256", this.#assessmentKey.digesting).update(toBytes(content)).digest();
  }
}

export function orRefuse<T>(opened: Opened<T>): T {
  if (opened.kind !== "open") throw new ProblemError("cannot-be-verified");
  return opened.value;
}

/** Throws on a lone surrogate, which no encoding keeps. */
export function toBytes(content: string | Uint8Array): Uint8Array {
  if (typeof content !== "string") return content;
  // with the flag u, a surrogate that has its other half is no surrogate
  if (/\p{Surrogate}/u.test(content)) throw new Error("a lone surrogate cannot be sealed");
  return Buffer.from(content, "utf8");
}

// a byte order mark within a text is part of it
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const fromUtf8 = (bytes: Uint8Array) => utf8.decode(bytes);
