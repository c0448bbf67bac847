import { cutIntoDomains, type Domains, type ProbabilitySample, wholeSample } from "../../src/survey/index.ts";
import { column, design, ROWS } from "./perception.ts";

/** A design expression of R: a sample and the rows that `subset` keeps. */
export type Subdesign = { sample: ProbabilitySample; isKept: (row: number) => boolean; isWhole: boolean };

/** Reads `main` or `subset(subset(main, region == 3), !is.na(q10n))`. */
export function readDesign(expression: string): Subdesign {
  const [, inner, condition] = /^subset\((.*), ([^,]+)\)$/.exec(expression.trim()) ?? [];
  if (inner === undefined || condition === undefined) {
    return { sample: design(expression.trim()), isKept: () => true, isWhole: true };
  }
  const of = readDesign(inner);
  const holds = readCondition(condition);
  return { sample: of.sample, isKept: (row) => of.isKept(row) && holds(row), isWhole: false };
}

/** Conditions are equalities, `!is.na` and their joins; a missing value makes an equality false. */
function readCondition(condition: string): (row: number) => boolean {
  const either = splitOutside(condition, "|");
  if (either.length > 1) return anyOf(either.map(readCondition));
  const both = splitOutside(condition, "&");
  if (both.length > 1) return allOf(both.map(readCondition));
  const inner = /^\((.*)\)$/.exec(condition.trim())?.[1];
  if (inner !== undefined) return readCondition(inner);
  const given = /^!is\.na\((\w+)\)$/.exec(condition.trim())?.[1];
  if (given !== undefined) return (row) => !Number.isNaN(column(given)[row]);
  const [, name, value] = /^(\w+) == (\d+)$/.exec(condition.trim()) ?? [];
  if (name === undefined) throw new Error(`cannot read the condition ${condition}`);
  return (row) => column(name)[row] === Number(value);
}

const anyOf = (all: ((row: number) => boolean)[]) => (row: number) => all.some((holds) => holds(row));
const allOf = (all: ((row: number) => boolean)[]) => (row: number) => all.every((holds) => holds(row));

function splitOutside(text: string, sign: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === sign && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** The rows of a subdesign as its only domain. */
export function rowsAsDomain({ sample, isKept, isWhole }: Subdesign): Domains {
  if (isWhole) return wholeSample(sample);
  return cutIntoDomains(
    sample,
    Int32Array.from({ length: ROWS }, (_, row) => (isKept(row) ? 0 : -1)),
    1,
  );
}

/** A column with values only in the rows of a subdesign. */
export function within({ isKept }: Subdesign, values: Float64Array): Float64Array {
  return values.map((value, row) => (isKept(row) ? value : Number.NaN));
}
