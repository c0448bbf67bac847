import type { EvidenceProfile, NoEvidence } from "./evidence-profile.ts";
import type { PanelRating } from "./panel-rating.ts";
import { side } from "./side.ts";
import { BALANCE_BEYOND_MIDDLE, ENOUGH_CLUSTERS, ENOUGH_GROUPS, MIDDLE_OF_SCALE } from "./thresholds.ts";
import { isAbove } from "./tolerance.ts";

/** Why the panel must write down what it saw that the evidence profile does not show. */
export type DivergenceReason =
  /** The rating supports and the balance constrains, or the other way round. */
  | "opposite-sides"
  /** The median is 1 or 4, the balance on neither side. */
  | "extreme-rating"
  /** The median is the middle of the scale, the balance beyond 0.5. */
  | "middle-rating"
  | "rating-without-evidence"
  /** Insufficient, with at least three clusters in two groups. */
  | "insufficient-despite-evidence";
export type Divergence = { kind: "no-divergence" } | { kind: "divergence"; reason: DivergenceReason };

/**
 * Whether a panel's rating and the evidence profile of the same unit point different ways, so that a reason must be
 * written. No two reasons can hold at once. A split panel has no median, and diverges only where there is no evidence.
 * Example: a median of 3 beside a balance of -0.4 is `opposite-sides`. Source: method, section 6.
 */
export function divergence(rating: PanelRating, profile: EvidenceProfile | NoEvidence): Divergence {
  const reason = reasonFor(rating, profile);
  return reason ? { kind: "divergence", reason } : { kind: "no-divergence" };
}

function reasonFor(rating: PanelRating, profile: EvidenceProfile | NoEvidence): DivergenceReason | undefined {
  if (profile.kind === "no-evidence") return rating.kind === "rating" ? "rating-without-evidence" : undefined;
  if (rating.kind === "insufficient") {
    const { clusters, groups } = profile.counts;
    return clusters >= ENOUGH_CLUSTERS && groups >= ENOUGH_GROUPS ? "insufficient-despite-evidence" : undefined;
  }
  if (rating.kind !== "rating" || rating.median === null) return undefined;
  const evidence = side(profile.balance);
  const leaning = Math.sign(rating.median - MIDDLE_OF_SCALE);
  if (leaning * evidence < 0) return "opposite-sides";
  if ((rating.median === 1 || rating.median === 4) && evidence === 0) return "extreme-rating";
  if (leaning === 0 && isAbove(Math.abs(profile.balance), BALANCE_BEYOND_MIDDLE)) return "middle-rating";
  return undefined;
}
