export type { Ballot, Level, RatedBallot, UnratedBallot } from "./ballot.ts";
export type { Choices } from "./choices.ts";
export { cliffsDelta } from "./cliffs-delta.ts";
export type { ClusterPosition } from "./cluster-columns.ts";
export { type CodingAgreement, codingAgreement } from "./coding-agreement.ts";
export { type Comparisons, compareAll } from "./compare-all.ts";
export {
  type Comparison,
  type ComparisonInput,
  compareRatings,
  type NotComparableReason,
  type RatedUnit,
} from "./compare-ratings.ts";
export { compareText } from "./compare-text.ts";
export { type Composition, type CompositionShare, composition } from "./composition.ts";
export { type ComputedPosition, computedPosition } from "./computed-position.ts";
export {
  type CeilingCode,
  type CeilingInput,
  type CeilingReason,
  type CerqualComponent,
  type Confidence,
  type ConfidenceCeiling,
  confidenceCeiling,
} from "./confidence-ceiling.ts";
export {
  type Counterfactual,
  type CounterfactualAnswer,
  type CounterfactualReply,
  counterfactual,
  type Heard,
} from "./counterfactual.ts";
export { type Coverage, type CoverageCell, coverage } from "./coverage.ts";
export { type CoverageGap, coverageGaps } from "./coverage-gaps.ts";
export type { CoverageInput, HeardSource, PlannedSources } from "./coverage-input.ts";
export { dimensionRelation, type FrameworkDimension } from "./dimension-relation.ts";
export { type Divergence, type DivergenceReason, divergence } from "./divergence.ts";
export { type DoubleCoded, doubleCoded } from "./double-coded.ts";
export { type EffectiveCodings, effectiveCodings } from "./effective-codings.ts";
export {
  type Contribution,
  type ContributionSize,
  type EffectivenessJudgement,
  type EffectivenessTallies,
  type EffectivenessTally,
  effectivenessTallies,
  type Progress,
  type ProgressLevel,
} from "./effectiveness.ts";
export { type EvidenceIndex, evidenceIndex, type IndexInput } from "./evidence-index.ts";
export { type EvidenceProfile, evidenceProfile, type NoEvidence } from "./evidence-profile.ts";
export { isScopeCovered } from "./evidence-scope.ts";
export type { Passage } from "./join-codings.ts";
export { type Alpha, type AlphaMetric, krippendorffAlpha } from "./krippendorff-alpha.ts";
export { pairedDelta } from "./paired-delta.ts";
export { panelAlpha } from "./panel-alpha.ts";
export { type PanelRating, panelRating, type Tally } from "./panel-rating.ts";
export { type PlanMet, planMet } from "./plan-met.ts";
export type { ProfileFigures } from "./profile-figures.ts";
export type { Position, ProfileInput, StanceValue } from "./profile-input.ts";
export { type QcaCalibration, type QcaValue, qcaValue } from "./qca-value.ts";
export type { Rejected } from "./rejected.ts";
export { type CodedSource, type Saturation, type SaturationStep, saturation } from "./saturation.ts";
export { type ScaleUse, scaleUse, type VignetteRatings } from "./scale-use.ts";
export type { Sensitivity } from "./sensitivity.ts";
export { type Side, side } from "./side.ts";
export type { Spread } from "./spread.ts";
export {
  type ComparedCoding,
  type Reading,
  type StanceAgreement,
  type StanceDisagreement,
  stanceAgreement,
} from "./stance-agreement.ts";
export { type Stretch, type TextAgreement, textAgreement } from "./text-agreement.ts";
export { type TextDisagreement, textDisagreements } from "./text-disagreements.ts";
export * from "./thresholds.ts";
export { isAbove, isBelow, TOLERANCE } from "./tolerance.ts";
export { type UnitEvidence, unitEvidence } from "./unit-evidence.ts";
export type { AreaBalance, EvidenceScope, ScopeFacts, UnitFigures } from "./unit-figures.ts";
export type {
  AreaNode,
  CodingStanding,
  EffectiveCoding,
  EvidenceUnit,
  JudgedPosition,
  RecordedCoding,
  RegisteredSource,
  UnitInput,
} from "./unit-input.ts";
export { type UnitPosition, unitPositions } from "./unit-positions.ts";
