export { type CalibrationForm, calibrate, postStratify } from "./calibrate.ts";
export {
  compareDomains,
  compareSamples,
  compareWithValue,
  type Difference,
  type NoDifference,
} from "./comparisons.ts";
export { surveyRatios, surveyVariances } from "./derived.ts";
export { chiSquareShareAbove, fShareAbove, tShareAbove } from "./distributions/p-values.ts";
export { betaQuantile, normalQuantile, tQuantile } from "./distributions/quantiles.ts";
export { cutIntoDomains, type Domains, wholeSample } from "./domains.ts";
export type { DesignEstimate, Estimate, Estimates, NoAnswers } from "./estimate.ts";
export type { Calibrated } from "./finish-calibration.ts";
export { type FTest, type Independence, independence } from "./independence.ts";
export { type Interval, LEVEL, type ShareMethod, shareInterval, tInterval } from "./intervals.ts";
export { jointKeys, type KeyColumn, type Keys, toKeys } from "./keys.ts";
export type { LonelyRule } from "./lonely.ts";
export type { Margin } from "./margins.ts";
export { jointMeans, surveyMeans, surveyTotals } from "./means.ts";
export {
  type OtherKind,
  type OtherSample,
  otherSample,
  type PlainShare,
  type PlainShares,
  plainShares,
  type SampleKind,
} from "./other-sample.ts";
export { type ProbabilitySample, probabilitySample, type SampleDesign } from "./probability-sample.ts";
export type { QuantileRule } from "./quantile-rules.ts";
export { type QuantileEstimate, type QuantileOptions, surveyQuantiles } from "./quantiles.ts";
export { type RakeOptions, rake } from "./rake.ts";
export type { SurveyRejection } from "./rejection.ts";
export {
  type CategoryShares,
  type ShareEstimate,
  type ShareOptions,
  surveyCategories,
  surveyShares,
} from "./shares.ts";
export type { JointEstimates } from "./together.ts";
export { type TrimBounds, type Trimmed, trimWeights } from "./trim-weights.ts";
export { type WeightSpread, weightSpread } from "./weight-spread.ts";
