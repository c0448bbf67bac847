import { type LonelyRule, treatGroup } from "./lonely.ts";
import type { ProbabilitySample } from "./probability-sample.ts";
import { isRejected, type SurveyRejection } from "./rejection.ts";
import type { Stage } from "./stage.ts";

/**
 * What each unit of the last stage adds to `width` linearised statistics: rows of `totals` belong to `units`, which ascend and are those
 * with a row in the domain. A unit that is not there adds nothing, but was drawn.
 */
export type UnitTotals = { units: Int32Array; totals: Float64Array; width: number };

/** Covariances of `width` statistics, row by row. NaN where every stratum is lonely and was to be like the others. */
export type Covariance = { kind: "covariance"; width: number; values: Float64Array };

/**
 * Taylor-linearised covariances of totals: within each stratum (1 - n/N) n/(n - 1) times the products of the PSUs' distances from
 * their mean, and for a second stage the same within PSUs times n/N.
 * Errors: a lonely PSU where the rule is `fail` is rejected with a row of its stratum.
 * Example: PSU totals 1 and 3 in a stratum of 2 drawn from 10 give 0.8 * 2 * (1 + 1) = 3.2.
 * Source: method, section 8; Lumley 2010, section 2.2; Särndal, Swensson, Wretman 1992, result 4.3.1.
 */
export function covariance(sample: ProbabilitySample, units: UnitTotals): Covariance | SurveyRejection {
  const { first, second, lonely, adjustDomainLonely } = sample;
  const values = new Float64Array(units.width ** 2);
  const rules = { lonely, adjustDomainLonely };
  const psus = second ? sumByGroup(second, units) : units;
  const failed = addStage({ values, stage: first, number: 1, units: psus, shareOf: () => 1, ...rules });
  if (failed) return failed;
  if (!second) return { kind: "covariance", width: units.width, values: mirror(values, units.width) };
  const drawn = (psu: number) => {
    const stratum = first.groupOf[psu] ?? 0;
    return (first.sampled[stratum] ?? 0) / (first.population[stratum] ?? 1);
  };
  const failedWithin = addStage({ values, stage: second, number: 2, units, shareOf: drawn, ...rules });
  return failedWithin ?? { kind: "covariance", width: units.width, values: mirror(values, units.width) };
}

/** The variance of a single statistic. */
export function variance(sample: ProbabilitySample, units: UnitTotals): number | SurveyRejection {
  const found = covariance(sample, units);
  return isRejected(found) ? found : (found.values[0] ?? 0);
}

function sumByGroup({ groupOf }: Stage, { units, totals, width }: UnitTotals): UnitTotals {
  const groups: number[] = [];
  const sums = new Float64Array(totals.length);
  for (let at = 0; at < units.length; at += 1) {
    const group = groupOf[units[at] ?? 0] ?? 0;
    if (groups.at(-1) !== group) groups.push(group);
    const to = (groups.length - 1) * width;
    for (let each = 0; each < width; each += 1)
      sums[to + each] = (sums[to + each] ?? 0) + (totals[at * width + each] ?? 0);
  }
  return { units: Int32Array.from(groups), totals: sums.subarray(0, groups.length * width), width };
}

type StageWork = {
  /** What is added to. */
  values: Float64Array;
  stage: Stage;
  number: 1 | 2;
  units: UnitTotals;
  /** By group: the factor of its variance. */
  shareOf: (group: number) => number;
  lonely: LonelyRule;
  adjustDomainLonely: boolean;
};

/** Adds a stage's covariances to `values`, group after group: units of one follow each other. */
function addStage(work: StageWork): SurveyRejection | undefined {
  const { values, stage, units, lonely, adjustDomainLonely, shareOf } = work;
  const ofStage = new Float64Array(values.length);
  let [groups, averaged] = [0, 0];
  for (let from = 0, to = 0; from < units.units.length; from = to) {
    const group = stage.groupOf[units.units[from] ?? 0] ?? 0;
    to = from + 1;
    while (to < units.units.length && stage.groupOf[units.units[to] ?? 0] === group) to += 1;
    groups += 1;
    const treatment = treatGroup(stage, group, to - from, lonely, adjustDomainLonely);
    if (treatment.kind === "fail") {
      return { kind: "rejected", code: "lonely-psu", row: stage.firstRow[group] ?? 0, stage: work.number };
    }
    if (treatment.kind === "average") averaged += 1;
    if (treatment.kind !== "add") continue;
    const absent = (stage.sampled[group] ?? 0) - (to - from);
    addGroup(ofStage, units, {
      from,
      to,
      absent,
      scale: treatment.scale * shareOf(group),
      isCentred: treatment.isCentred,
    });
  }
  // with every group averaged there is nothing to take an average of, and 0 / 0 says so
  const forAll = averaged === 0 ? 1 : groups / (groups - averaged);
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) + (ofStage[at] ?? 0) * forAll;
  return undefined;
}

type Group = { from: number; to: number; absent: number; scale: number; isCentred: boolean };

/** Adds `scale` times the products of the distances of a group's units from their mean, those that are absent as zeros. */
function addGroup(
  sums: Float64Array,
  { totals, width }: UnitTotals,
  { from, to, absent, scale, isCentred }: Group,
): void {
  const means = new Float64Array(width);
  if (isCentred) {
    for (let at = from * width; at < to * width; at += 1)
      means[at % width] = (means[at % width] ?? 0) + (totals[at] ?? 0);
    for (let each = 0; each < width; each += 1) means[each] = (means[each] ?? 0) / (to - from + absent);
  }
  const away = new Float64Array(width);
  for (let unit = from; unit < to; unit += 1) {
    for (let each = 0; each < width; each += 1) away[each] = (totals[unit * width + each] ?? 0) - (means[each] ?? 0);
    addProducts(sums, away, scale);
  }
  if (absent > 0 && isCentred) addProducts(sums, means, scale * absent);
}

/** Only on and below the diagonal: the other half is the same. */
function addProducts(sums: Float64Array, away: Float64Array, scale: number): void {
  const width = away.length;
  for (let row = 0; row < width; row += 1) {
    const scaled = (away[row] ?? 0) * scale;
    for (let column = 0; column <= row; column += 1) {
      const at = row * width + column;
      sums[at] = (sums[at] ?? 0) + scaled * (away[column] ?? 0);
    }
  }
}

function mirror(values: Float64Array, width: number): Float64Array {
  return values.map((value, at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    return column > row ? (values[column * width + row] ?? 0) : value;
  });
}
