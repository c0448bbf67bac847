/**
 * Why no figure can be given: a design that contradicts itself or its data. `row` counts from 0 and is one such row, `expected`
 * and alike are facts for a sentence. Told as a result, never computed with.
 */
export type SurveyRejection = { kind: "rejected" } & (
  | { code: "no-rows" }
  | { code: "columns-of-unequal-length"; column: string }
  /** A weight is missing, below 0 or infinite. */
  | { code: "weight-invalid"; row: number }
  | { code: "no-positive-weight" }
  | { code: "stratum-missing" | "psu-missing" | "second-unit-missing"; row: number }
  /** The same PSU id stands in two strata: either PSUs are nested, or the data are wrong. */
  | { code: "psu-in-two-strata"; row: number; otherRow: number }
  /** Missing, 0 or below, or not the same throughout its stratum (at the second stage: its PSU). */
  | { code: "fpc-invalid" | "fpc-varies"; row: number; stage: 1 | 2 }
  /** More units were taken than there are. */
  | { code: "fpc-below-sample"; row: number; stage: 1 | 2; sampled: number; population: number }
  | { code: "second-stage-without-fpc" }
  /** A stratum (at the second stage: a PSU) with a single unit has no variance, and the rule says to stop there. */
  | { code: "lonely-psu"; row: number; stage: 1 | 2 }
  | { code: "margin-missing"; row: number; margin: number }
  | { code: "margin-empty" | "margin-total-invalid"; margin: number; category: number }
  | { code: "margins-disagree"; totals: number[] }
  | { code: "already-calibrated" }
  | { code: "not-converged"; steps: number; largestMiss: number }
  | { code: "bounds-invalid" }
  /** A table needs at least two rows and two columns with answers. */
  | { code: "table-too-small" }
);

/** Whether `value` is a rejection. */
export function isRejected<T extends object>(value: T | SurveyRejection): value is SurveyRejection {
  return "kind" in value && value.kind === "rejected";
}
