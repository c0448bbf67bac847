import type { Calibration } from "./calibration.ts";
import { type KeyColumn, toKeys } from "./keys.ts";
import type { LonelyRule } from "./lonely.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";
import { type Stage, type StagedRows, stageOf, withPopulation } from "./stage.ts";

/** How a sample was drawn, as columns with one value a row. What is left out was not part of the design. */
export type SampleDesign = {
  rows: number;
  /** Missing: every row weighs 1, and the sample says that it is unweighted. */
  weights?: Float64Array | undefined;
  strata?: KeyColumn | undefined;
  /** Primary sampling units. Missing: every row is its own. */
  psu?: KeyColumn | undefined;
  /** Ids of PSUs begin anew in each stratum, so that the same id in two strata means two PSUs. */
  nested?: boolean;
  /** How many PSUs there are in the row's stratum, or which fraction was drawn. Missing: taken as drawn with replacement. */
  fpc?: Float64Array | undefined;
  /** What was drawn within PSUs, with how many of them there are; needs `fpc`. */
  second?: { unit: KeyColumn; fpc: Float64Array } | undefined;
  lonely?: LonelyRule;
  /** Treats a stratum in which a single PSU has members of a domain like a lonely one. Off by default, as in R. */
  adjustDomainLonely?: boolean;
};

/** A sample of which every member had a known chance. Only of this kind there are errors, intervals and tests. */
export type ProbabilitySample = {
  kind: "probability";
  rows: number;
  isWeighted: boolean;
  weights: Float64Array;
  /** PSUs in strata. */
  first: Stage;
  /** What was drawn within PSUs, or null. */
  second: Stage | null;
  /** By row: its unit of the last stage, a PSU where there is no second. */
  unitOf: Int32Array;
  lonely: LonelyRule;
  adjustDomainLonely: boolean;
  calibration: Calibration | null;
};

/**
 * Reads a design once, so that every estimate takes one pass over its item. Rows of weight 0 stay: their PSUs were drawn.
 * Filter rows by domains, never beforehand: a PSU without a member of the domain counts as zero.
 * Errors: a design that contradicts itself is rejected with the row; so is an id of a PSU in two strata unless `nested`.
 * Example: two strata of two PSUs with the ids 1 and 2 each give 4 PSUs if `nested`, else a rejection.
 * Source: method, section 8; Lumley, Complex Surveys, 2010, chapters 2 and 3.
 */
export function probabilitySample(design: SampleDesign): ProbabilitySample | SurveyRejection {
  const weights = weightsOf(design);
  if ("kind" in weights) return weights;
  const staged = firstStage(design);
  if (isRejected(staged)) return staged;
  const first = design.fpc ? withPopulation(staged, design.fpc, 1) : staged.stage;
  if (isRejected(first)) return first;
  const sample: ProbabilitySample = {
    kind: "probability",
    rows: design.rows,
    isWeighted: design.weights !== undefined,
    weights,
    first,
    second: null,
    unitOf: staged.unitOf,
    lonely: design.lonely ?? "fail",
    adjustDomainLonely: design.adjustDomainLonely ?? false,
    calibration: null,
  };
  return design.second ? withSecondStage(sample, design, design.second) : sample;
}

function weightsOf({ rows, weights, strata, psu, fpc, second }: SampleDesign): Float64Array | SurveyRejection {
  if (rows === 0) return { kind: "rejected", code: "no-rows" };
  const columns = { weights, strata, psu, fpc, "second unit": second?.unit, "second fpc": second?.fpc };
  for (const [column, { length }] of Object.entries(columns).filter(isGiven)) {
    if (length !== rows) return { kind: "rejected", code: "columns-of-unequal-length", column };
  }
  const given = weights ?? new Float64Array(rows).fill(1);
  let most = 0;
  for (let row = 0; row < rows; row += 1) {
    const weight = given[row] ?? Number.NaN;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) return { kind: "rejected", code: "weight-invalid", row };
    if (weight > most) most = weight;
  }
  return most > 0 ? given : { kind: "rejected", code: "no-positive-weight" };
}

function isGiven(entry: [string, KeyColumn | undefined]): entry is [string, KeyColumn] {
  return entry[1] !== undefined;
}

function firstStage({ rows, strata, psu, nested }: SampleDesign): StagedRows | SurveyRejection {
  const groups = strata ? toKeys(strata) : { codes: new Int32Array(rows), values: new Float64Array(1) };
  const lost = groups.codes.indexOf(-1);
  if (lost !== -1) return { kind: "rejected", code: "stratum-missing", row: lost };
  const units = psu
    ? toKeys(psu)
    : { codes: Int32Array.from({ length: rows }, (_, row) => row), values: { length: rows } };
  const unnamed = units.codes.indexOf(-1);
  if (unnamed !== -1) return { kind: "rejected", code: "psu-missing", row: unnamed };
  if (!nested) {
    const twice = findInTwoGroups(units.codes, units.values.length, groups.codes);
    if (twice) return { kind: "rejected", code: "psu-in-two-strata", ...twice };
  }
  return stageOf(groups.codes, groups.values.length, units.codes, units.values.length);
}

/** A unit that stands in two groups, by a row of each. */
function findInTwoGroups(unitCodes: Int32Array, units: number, groupCodes: Int32Array) {
  const firstRow = new Int32Array(units).fill(-1);
  for (let row = 0; row < unitCodes.length; row += 1) {
    const otherRow = firstRow[unitCodes[row] ?? 0] ?? -1;
    if (otherRow === -1) firstRow[unitCodes[row] ?? 0] = row;
    else if (groupCodes[row] !== groupCodes[otherRow]) return { row, otherRow };
  }
  return undefined;
}

/** Ids of what was drawn within a PSU always begin anew in each: nothing else is plausible. */
function withSecondStage(
  sample: ProbabilitySample,
  { fpc }: SampleDesign,
  second: { unit: KeyColumn; fpc: Float64Array },
): ProbabilitySample | SurveyRejection {
  if (!fpc) return { kind: "rejected", code: "second-stage-without-fpc" };
  const units = toKeys(second.unit);
  const row = units.codes.indexOf(-1);
  if (row !== -1) return { kind: "rejected", code: "second-unit-missing", row };
  const staged = stageOf(sample.unitOf, sample.first.units, units.codes, units.values.length);
  const stage = withPopulation(staged, second.fpc, 2);
  return isRejected(stage) ? stage : { ...sample, second: stage, unitOf: staged.unitOf };
}
