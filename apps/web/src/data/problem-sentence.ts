import { words } from "../words/words.ts";
import { fileSentence } from "./file-sentence.ts";
import { AwayError, RefusedError } from "./request.ts";

/**
 * What went wrong, for the person: what the facts say of a refused file, or the catalogue's sentence for the problem's
 * code, with the incident's number if any.
 */
export function problemSentence(error: unknown): string {
  const { sentences, away, incident } = words().problems;
  if (!(error instanceof RefusedError || error instanceof AwayError)) return sentences.internal;
  if (!error.problem) return away;
  const { code, requestId } = error.problem;
  const sentence = fileSentence(error.problem) ?? sentences[code] ?? sentences.internal;
  return code === "internal" && requestId !== "" ? `${sentence} ${incident(requestId)}` : sentence;
}
