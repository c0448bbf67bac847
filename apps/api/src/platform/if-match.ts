import type { Context } from "hono";
import { ProblemError } from "./problems.ts";

/**
 * The row version that a change is based on, from `If-Match: "3"`.
 * Throws `row-version-missing` where there is none; "0" is what is not there yet; one that no row can have
 * simply matches nothing.
 */
export function readIfMatch(c: Context): number {
  const header = c.req.header("if-match");
  if (header === undefined) throw new ProblemError("row-version-missing");
  return Number(/^"(0|[1-9]\d{0,8})"$/.exec(header)?.[1] ?? -1);
}
