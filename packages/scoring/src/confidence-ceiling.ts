import type { NoEvidence } from "./evidence-profile.ts";
import type { Alpha } from "./krippendorff-alpha.ts";
import type { ProfileFigures } from "./profile-figures.ts";
import {
  ALPHA_RELIABLE,
  ALPHA_TENTATIVE,
  DOMINANT_SHARE,
  DOUBLE_CODED_SHARE,
  ENOUGH_CLUSTERS,
  ENOUGH_GROUPS,
} from "./thresholds.ts";
import { isAbove, isBelow } from "./tolerance.ts";

/** Confidence in a finding. */
export type Confidence = "high" | "moderate" | "low" | "very-low";
/** What of a finding's support a ceiling concerns: CERQual's four components. */
export type CerqualComponent = "adequacy" | "relevance" | "coherence" | "methodological limitations";

/** The computed facts of a finding and of the evidence under it. */
export type CeilingInput = {
  readonly profile: ProfileFigures | NoEvidence;
  /** The evidence speaks about the finding's own area and period, or about every part of them. */
  readonly scopeCovered: boolean;
  readonly causal: boolean;
  /** Rival explanations written down. */
  readonly rivals: number;
  /** A search for contrary evidence is recorded. */
  readonly counterSearch: boolean;
  /** Ordinal alpha of double-coded stances; null where none was computed. */
  readonly stanceAlpha: Alpha | null;
  /** Part of the stance-bearing sources, 0 to 1, that two coders coded. */
  readonly doubleCodedShare: number;
};

export type CeilingCode =
  | "no-evidence"
  | "few-clusters"
  | "one-group"
  | "dominant-cluster"
  | "scope-beyond-evidence"
  | "causal-without-rivals"
  | "no-counter-search"
  | "fragile"
  | "weight-dependent"
  | "question-mix"
  | "unreliable-coding"
  | "tentative-coding"
  | "unchecked-coding";
/** A ceiling that applies, with the value that triggered it. */
export type CeilingReason = {
  code: CeilingCode;
  ceiling: Exclude<Confidence, "high">;
  component: CerqualComponent;
  value: number | boolean;
};
/** The highest confidence that may be claimed, and all that holds it down, in the method's order. */
export type ConfidenceCeiling = { ceiling: Confidence; reasons: CeilingReason[] };

/**
 * The highest confidence that an analyst may claim for a finding: the lowest of all ceilings that apply, high if none.
 * They may claim less, never more. The ceilings are Octant's extension of GRADE-CERQual (Lewin et al. 2018), with
 * sources where CERQual has primary studies. Example: two clusters in two groups give `few-clusters`, and so low.
 * Source: method, section 4.
 */
export function confidenceCeiling(input: CeilingInput): ConfidenceCeiling {
  const reasons = input.profile.kind === "no-evidence" ? [NO_EVIDENCE] : reasonsFor(input, input.profile);
  const ceilings = new Set<Confidence>(reasons.map(({ ceiling }) => ceiling));
  return { ceiling: LOWEST_FIRST.find((level) => ceilings.has(level)) ?? "high", reasons };
}

const LOWEST_FIRST: readonly Confidence[] = ["very-low", "low", "moderate"];
const NO_EVIDENCE: CeilingReason = { code: "no-evidence", ceiling: "very-low", component: "adequacy", value: 0 };

function reasonsFor(input: CeilingInput, profile: ProfileFigures): CeilingReason[] {
  const { counts, maxShare, fragile, weightDependent, questionMix } = profile;
  const { scopeCovered, causal, rivals, counterSearch } = input;
  const rows: [applies: boolean, reason: CeilingReason][] = [
    [counts.clusters < ENOUGH_CLUSTERS, low("few-clusters", "adequacy", counts.clusters)],
    [counts.groups < ENOUGH_GROUPS, low("one-group", "adequacy", counts.groups)],
    [isAbove(maxShare, DOMINANT_SHARE), moderate("dominant-cluster", "adequacy", maxShare)],
    [!scopeCovered, low("scope-beyond-evidence", "relevance", scopeCovered)],
    [causal && rivals === 0, low("causal-without-rivals", "coherence", rivals)],
    [!counterSearch, moderate("no-counter-search", "coherence", counterSearch)],
    [fragile, moderate("fragile", "coherence", fragile)],
    [weightDependent, moderate("weight-dependent", "coherence", weightDependent)],
    [questionMix, moderate("question-mix", "coherence", questionMix)],
  ];
  return [...rows.filter(([applies]) => applies).map(([, reason]) => reason), ...codingReasons(input)];
}

/** The three rows on coding exclude one another: an alpha that says something wins over how much was checked. */
function codingReasons({ stanceAlpha, doubleCodedShare }: CeilingInput): CeilingReason[] {
  const alpha = stanceAlpha?.kind === "alpha" ? stanceAlpha.alpha : null;
  if (alpha !== null && isBelow(alpha, ALPHA_TENTATIVE)) return [low("unreliable-coding", METHODS, alpha)];
  if (alpha !== null && isBelow(alpha, ALPHA_RELIABLE)) return [moderate("tentative-coding", METHODS, alpha)];
  const unchecked = alpha === null || isBelow(doubleCodedShare, DOUBLE_CODED_SHARE);
  return unchecked ? [moderate("unchecked-coding", METHODS, doubleCodedShare)] : [];
}

const METHODS = "methodological limitations";

function low(code: CeilingCode, component: CerqualComponent, value: number | boolean): CeilingReason {
  return { code, ceiling: "low", component, value };
}

function moderate(code: CeilingCode, component: CerqualComponent, value: number | boolean): CeilingReason {
  return { code, ceiling: "moderate", component, value };
}
