import type { AsOf } from "@octant/schemas";
import { ProblemError } from "../../platform/problems.ts";

const DAY_MS = 86_400_000;

/**
 * The first moment that no longer belongs to what is asked for: the end of a day in Greenwich, or the millisecond after a
 * moment, since clients know moments no finer. Throws `invalid-request` for what lies beyond the end of today.
 */
export function untilOf(asOf: AsOf | undefined, now: Date): Date | undefined {
  if (asOf === undefined) return undefined;
  const isDay = asOf.length === "2020-01-01".length;
  const until = new Date(isDay ? Date.parse(asOf) + DAY_MS : Date.parse(asOf) + 1);
  if (until.getTime() <= now.getTime() + DAY_MS) return until;
  const message = "a day or moment that has come already is expected; what will be is not known";
  throw new ProblemError("invalid-request", { issues: [{ path: ["asOf"], code: "custom", message }] });
}
