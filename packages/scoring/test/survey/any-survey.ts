import fc from "fast-check";
import {
  type LonelyRule,
  type ProbabilitySample,
  probabilitySample,
  type SampleDesign,
} from "../../src/survey/index.ts";
import { accepted } from "./perception.ts";

/** A small survey as rows, so that tests can shuffle, scale and cut it. `answer` and `other` are NaN where nothing was said. */
export type SurveyRow = {
  stratum: number;
  psu: number;
  household: number;
  weight: number;
  answer: number;
  other: number;
  area: number;
  sex: number;
};

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

const row: fc.Arbitrary<SurveyRow> = fc.record({
  stratum: fc.integer({ min: 1, max: 3 }),
  psu: fc.integer({ min: 1, max: 4 }),
  household: fc.integer({ min: 1, max: 3 }),
  weight: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 80 }).map((of) => of / 4) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  answer,
  other: answer,
  area: fc.integer({ min: 0, max: 2 }),
  sex: fc.integer({ min: 1, max: 2 }),
});

/** Rows of which at least one has a weight. */
export const anyRows: fc.Arbitrary<SurveyRow[]> = fc
  .array(row, { minLength: 6, maxLength: 60 })
  .filter((rows) => rows.some(({ weight }) => weight > 0));

export const anyLonelyRule: fc.Arbitrary<LonelyRule> = fc.constantFrom("remove", "certainty", "adjust", "average");

/** A column of the rows. */
export function columnOf(rows: readonly SurveyRow[], name: keyof SurveyRow): Float64Array {
  return Float64Array.from(rows, (each) => each[name]);
}

/** The areas as codes from 0 on. */
export function areasOf(rows: readonly SurveyRow[]): Int32Array {
  return Int32Array.from(rows, ({ area }) => area);
}

/** PSUs in strata, 10 in each; with `isTwoStage` 5 households in each PSU. */
export function sampleOf(
  rows: readonly SurveyRow[],
  lonely: LonelyRule = "adjust",
  more: Partial<SampleDesign> & { isTwoStage?: boolean } = {},
): ProbabilitySample {
  const { isTwoStage, ...design } = more;
  const fpc = new Float64Array(rows.length).fill(10);
  const second = { unit: columnOf(rows, "household"), fpc: new Float64Array(rows.length).fill(5) };
  const columns = { strata: columnOf(rows, "stratum"), psu: columnOf(rows, "psu"), weights: columnOf(rows, "weight") };
  const staged = isTwoStage ? { second } : {};
  return accepted(
    probabilitySample({ rows: rows.length, ...columns, nested: true, fpc, lonely, ...staged, ...design }),
  );
}
