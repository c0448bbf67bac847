import { ProblemError } from "../../platform/problems.ts";

/** Throws `invalid-request` for a line that holds half a surrogate pair, which nothing can store, or a control character. */
export function requirePlainLine(line: string, path: readonly string[]): void {
  // with the flag u, a surrogate that has its other half is no surrogate
  if (/\p{Surrogate}|\p{Control}/u.test(line)) {
    throw new ProblemError("invalid-request", { issues: [{ path, code: "custom" }] });
  }
}
