import type { EvidenceUnit } from "./unit-input.ts";

/**
 * Whether evidence about these periods belongs to a unit: it counts in each of them, and once where no period is asked for;
 * evidence about no known period has a bucket of its own. Source: method, section 2, period.
 */
export function isInPeriod(aboutPeriodIds: readonly string[], periodId: EvidenceUnit["periodId"]): boolean {
  if (periodId === undefined) return true;
  return periodId === "unknown" ? aboutPeriodIds.length === 0 : aboutPeriodIds.includes(periodId);
}
