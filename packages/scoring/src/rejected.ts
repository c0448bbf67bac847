/**
 * Input that contradicts itself or the method: told as a result, with what it takes to mend it, never computed with.
 * Lists of names are in order of text, so that the same mistake is told in the same words whatever the order of input.
 * What the types already rule out is not checked again.
 */
export type Rejected = { kind: "rejected" } & (
  | { code: "cluster-in-two-groups"; cluster: string; groups: string[] }
  | { code: "source-in-two-clusters"; source: string; clusters: string[] }
  | { code: "position-judged-twice"; sources: string[] }
  | { code: "weight-not-positive"; groups: string[] }
  | { code: "cluster-unknown"; clusters: string[] }
  | { code: "source-unknown"; sources: string[] }
  | { code: "source-twice"; sources: string[] }
  | { code: "span-invalid"; codings: string[] }
  | { code: "length-invalid" }
  | { code: "span-outside-text"; length: number }
  | { code: "value-not-finite" }
  | { code: "value-below-zero" }
  | { code: "rater-twice"; raters: string[] }
  | { code: "ballot-out-of-order"; raters: string[] }
  | { code: "calibration-invalid" }
  | { code: "plan-invalid"; groups: string[] }
);
