import type { WeakPassword } from "@octant/schemas";
import { words } from "../words/words.ts";
import { fileSentence } from "./file-sentence.ts";
import { PasskeyError } from "./passkeys.ts";
import { AwayError, RefusedError } from "./request.ts";

/**
 * What went wrong, for the person: what the facts say of a refused file, or the catalogue's sentence for the problem's
 * code, with the incident's number if any.
 */
export function problemSentence(error: unknown): string {
  const { sentences, away, incident, passkey, waitFor } = words().problems;
  if (error instanceof PasskeyError) return passkey[error.reason];
  if (!(error instanceof RefusedError || error instanceof AwayError)) return sentences.internal;
  if (!error.problem) return away;
  const { code, requestId } = error.problem;
  if (code === "password-weak" && isWeakness(error.problem.reason)) return words().password.weak[error.problem.reason];
  const waitMs = error instanceof AwayError ? error.retryAfterMs : undefined;
  if (code === "too-many-attempts" && waitMs !== undefined) return waitFor(waitMs);
  const sentence = fileSentence(error.problem) ?? sentences[code] ?? sentences.internal;
  return code === "internal" && requestId !== "" ? `${sentence} ${incident(requestId)}` : sentence;
}

const isWeakness = (reason: unknown): reason is WeakPassword =>
  typeof reason === "string" && Object.hasOwn(words().password.weak, reason);
