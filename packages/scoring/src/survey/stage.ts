import { pair, toKeys } from "./keys.ts";
import type { SurveyRejection } from "./rejection.ts";

/**
 * One stage of sampling: units (PSUs, households) drawn within groups (strata, PSUs). Units are numbered so that those of
 * a group follow each other; groups keep their order.
 */
export type Stage = {
  units: number;
  groups: number;
  /** By unit: its group. */
  groupOf: Int32Array;
  /** By group: how many units were drawn, those without an answer among them. */
  sampled: Int32Array;
  /** By group: how many there are to draw from; infinite where that is not told. */
  population: Float64Array;
  /** By group: its first row, to name it by. */
  firstRow: Int32Array;
};

/** A stage and the unit of each row. */
export type StagedRows = { stage: Stage; unitOf: Int32Array };

/**
 * Numbers the units of a stage and counts them by group. `unitKeys` are given where ids of units begin anew in each group; they may
 * then repeat across groups. Groups and units are codes without gaps; every row has both.
 */
export function stageOf(groupCodes: Int32Array, groups: number, unitKeys: Int32Array, unitIds: number): StagedRows {
  const { codes: unitOf, values } = toKeys(pair(groupCodes, unitKeys, unitIds));
  const groupOf = Int32Array.from(values, (value) => Math.floor(value / unitIds));
  const sampled = new Int32Array(groups);
  for (const group of groupOf) sampled[group] = (sampled[group] ?? 0) + 1;
  const firstRow = new Int32Array(groups).fill(-1);
  for (let row = 0; row < groupCodes.length; row += 1) {
    const group = groupCodes[row] ?? 0;
    if (firstRow[group] === -1) firstRow[group] = row;
  }
  const population = new Float64Array(groups).fill(Number.POSITIVE_INFINITY);
  return { stage: { units: values.length, groups, groupOf, sampled, population, firstRow }, unitOf };
}

/**
 * The stage with the sizes of its groups' populations. They are counts; where all lie within (0, 1] they are the fractions that were
 * drawn, as in R. Rejected where a size is no number above 0, differs within a group or is less than what was drawn.
 */
export function withPopulation(
  { stage, unitOf }: StagedRows,
  sizes: Float64Array,
  number: 1 | 2,
): Stage | SurveyRejection {
  const population = new Float64Array(stage.groups).fill(Number.NaN);
  let areFractions = true;
  for (let row = 0; row < sizes.length; row += 1) {
    const size = sizes[row] ?? Number.NaN;
    if (!(size > 0)) return { kind: "rejected", code: "fpc-invalid", row, stage: number };
    if (size > 1) areFractions = false;
    const group = stage.groupOf[unitOf[row] ?? 0] ?? 0;
    const known = population[group] ?? Number.NaN;
    if (Number.isNaN(known)) population[group] = size;
    else if (known !== size) return { kind: "rejected", code: "fpc-varies", row, stage: number };
  }
  for (let group = 0; group < stage.groups; group += 1) {
    const [size, sampled, row] = [population[group] ?? 0, stage.sampled[group] ?? 0, stage.firstRow[group] ?? 0];
    if (areFractions) population[group] = sampled / size;
    else if (size < sampled) {
      return { kind: "rejected", code: "fpc-below-sample", row, stage: number, sampled, population: size };
    }
  }
  return { ...stage, population };
}
