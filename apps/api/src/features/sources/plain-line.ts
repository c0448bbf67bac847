import { ProblemError } from "../../platform/problems.ts";

/** Half a surrogate pair, which nothing can store, or a control character. With the flag u, one that has its half is none. */
const REFUSED = /\p{Surrogate}|\p{Control}/u;

/** Throws `invalid-request` for a line that holds half a surrogate pair or a control character. */
export function requirePlainLine(line: string, path: readonly string[]): void {
  if (!isPlainLine(line)) throw new ProblemError("invalid-request", { issues: [{ path, code: "custom" }] });
}

export const isPlainLine = (line: string): boolean => !REFUSED.test(line);

/** The same for every text of a command, in whatever field. Line breaks are no part of a register. */
export function requirePlainLines(value: unknown, path: readonly string[] = []): void {
  if (typeof value === "string") requirePlainLine(value, path);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) requirePlainLines(inner, [...path, name]);
  }
}
