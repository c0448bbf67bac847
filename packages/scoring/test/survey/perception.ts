import {
  calibrate,
  type Margin,
  type ProbabilitySample,
  postStratify,
  probabilitySample,
  rake,
  trimWeights,
} from "../../src/survey/index.ts";
import { readTable } from "./read-fixture.ts";

const table = readTable("perception.csv");
const population = readTable("population.csv");

/** The number of rows of the survey. */
export const ROWS = table.rows;

/** Ids of respondents, to name rows by. */
export const RESPONDENTS = table.text("resp_id");

const ITEMS = [
  "q1_safety",
  "q2_change",
  "q3_heard",
  "q4_satisf",
  "q5_trust",
  "q6_contact",
  "q7_respect",
  "q8_trustgov",
  "q9_leave",
  "q10_peace",
];
const valid = (name: string) => table.numbers(name).map((value) => (value === 98 || value === 99 ? Number.NaN : value));
const recode = (column: Float64Array, isYes: (value: number) => boolean) =>
  column.map((value) => (Number.isNaN(value) ? value : isYes(value) ? 1 : 0));
const top2 = (name: string) => recode(valid(name), (value) => value >= 4);

/** The columns that the cases name, as `recodes` in the fixture spells them out. */
const COLUMNS: Record<string, () => Float64Array> = {
  safe: () => top2("q1_safety"),
  sat: () => top2("q4_satisf"),
  trust: () => top2("q5_trust"),
  respect: () => top2("q7_respect"),
  gov: () => top2("q8_trustgov"),
  gov5: () => recode(valid("q8_trustgov"), (value) => value === 5),
  worse: () => recode(valid("q9_leave"), (value) => value <= 2),
  heard: () => valid("q3_heard"),
  contact: () => valid("q6_contact"),
  q4v: () => valid("q4_satisf"),
  q4cat: () => table.numbers("q4_satisf"),
  q8v: () => valid("q8_trustgov"),
  satall: () => recode(table.numbers("q4_satisf"), (value) => value === 4 || value === 5),
  one: () => new Float64Array(ROWS).fill(1),
  agegrp: () => table.numbers("age").map((age) => (age < 25 ? 1 : age < 35 ? 2 : age < 50 ? 3 : age < 65 ? 4 : 5)),
  regsex: () => table.numbers("region").map((region, row) => region * 10 + (table.numbers("sex")[row] ?? 0)),
};

const known = new Map<string, Float64Array>();

/** A column by the name that the cases use. */
export function column(name: string): Float64Array {
  const found = known.get(name) ?? makeColumn(name);
  known.set(name, found);
  return found;
}

function makeColumn(name: string): Float64Array {
  const item = ITEMS.find((each) => each.replace(/_.*/, "n") === name);
  if (item) return valid(item);
  if (name.startsWith("m_")) return ticked(name.slice(2));
  return COLUMNS[name]?.() ?? table.numbers(name);
}

function ticked(actor: string): Float64Array {
  return Float64Array.from(table.text("q11_actors"), (cell) => {
    if (cell === "" || cell === "98" || cell === "99") return Number.NaN;
    return cell.split(" ").includes(actor) ? 1 : 0;
  });
}

/** The levels of what the cases treat as a factor; undefined for numbers. */
export function levelsOf(name: string): readonly number[] | undefined {
  if (name === "q4v" || name === "q8v") return [1, 2, 3, 4, 5];
  return name === "q4cat" ? [1, 2, 3, 4, 5, 98, 99] : undefined;
}

/** A result that is no rejection. */
export function accepted<T extends object>(result: T): Exclude<T, { kind: "rejected" }> {
  if ("kind" in result && result.kind === "rejected") throw new Error(JSON.stringify(result));
  return result as Exclude<T, { kind: "rejected" }>;
}

const numbers = (name: string) => table.numbers(name);
const strata = () => ({ strata: numbers("stratum"), psu: numbers("psu"), nested: true });
const joined = () => numbers("stratum").map((stratum, row) => stratum * 1000 + (numbers("psu")[row] ?? 0));
const common = () => ({ rows: ROWS, weights: numbers("weight"), lonely: "adjust" as const });

const makeDesign: Record<string, () => ProbabilitySample> = {
  main: () => accepted(probabilitySample({ ...common(), ...strata(), fpc: numbers("fpc") })),
  wr: () => accepted(probabilitySample({ ...common(), ...strata() })),
  two: () => {
    const second = { unit: numbers("hh"), fpc: numbers("fpc2") };
    return accepted(probabilitySample({ ...common(), ...strata(), fpc: numbers("fpc"), second }));
  },
  unstrat: () => accepted(probabilitySample({ ...common(), psu: joined() })),
  element: () => accepted(probabilitySample({ ...common(), strata: numbers("stratum") })),
  weighted: () => accepted(probabilitySample(common())),
  ps: () => accepted(postStratify(design("main"), regionSex())).sample,
  rk: () => accepted(rake(design("main"), margins(), { errors: "sweeps" })).sample,
  rkdef: () => accepted(rake(design("main"), margins(), { errors: "sweeps", mostCycles: 10, tolerance: 1e-6 })).sample,
  greg: () => accepted(calibrate(design("main"), margins())).sample,
  crk: () => accepted(calibrate(design("main"), margins(), { kind: "raking" })).sample,
  clog: () => accepted(calibrate(design("main"), margins(), { kind: "logit", lower: 0.4, upper: 2.5 })).sample,
};

const knownDesigns = new Map<string, ProbabilitySample>();

/** A design by the name that the cases use. */
export function design(name: string): ProbabilitySample {
  const found = knownDesigns.get(name) ?? makeDesign[name]?.();
  if (!found) throw new Error(`no design ${name}`);
  knownDesigns.set(name, found);
  return found;
}

/** Keeps a design that a case has made, under its name. */
export function keepDesign(name: string, sample: ProbabilitySample): void {
  knownDesigns.set(name, sample);
}

/** The two margins of the population. */
export function margins(): Margin[] {
  return [regionSex(), marginOf("agegrp", column("agegrp"), (row) => numberAt("agegrp", row))];
}

function regionSex(): Margin {
  return marginOf("region_sex", column("regsex"), (row) => numberAt("region", row) * 10 + numberAt("sex", row));
}

function numberAt(name: string, row: number): number {
  return population.numbers(name)[row] ?? Number.NaN;
}

function marginOf(name: string, of: Float64Array, categoryAt: (row: number) => number): Margin {
  const rows = population.text("margin").flatMap((margin, row) => (margin === name ? [row] : []));
  return { column: of, population: new Map(rows.map((row) => [categoryAt(row), numberAt("count", row)])) };
}

/** Trims as a case says. */
export function trimmed(call: string): ProbabilitySample {
  const bound = (name: string) => Number(new RegExp(`${name} = ([\\d.]+)`).exec(call)?.[1] ?? Number.NaN);
  const [upper, lower] = [bound("upper"), bound("lower")];
  const bounds = { upper, ...(Number.isNaN(lower) ? {} : { lower }), strict: call.includes("strict = TRUE") };
  return accepted(trimWeights(design("main"), bounds)).sample;
}
