import { cutIntoDomains, type Domains, toKeys } from "../../src/survey/index.ts";
import { column, levelsOf } from "./perception.ts";
import { readDesign, type Subdesign, within } from "./r-design.ts";

/** What R gave for one statistic. */
export type Stat = { estimate: number | null; se: number | null; ci95_t: Ends; ci95_z: Ends; deff?: number | null };
export type Ends = [number | null, number | null];

/** A case of the fixture. */
export type Case = {
  id: string;
  call: string;
  lonely_psu?: "fail" | "remove" | "certainty" | "adjust" | "average";
  options?: Record<string, boolean>;
  rel_tol?: number;
  expected: never;
};

export function splitArguments(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

/** The subdesign of a case with its options. */
export function subdesign(each: Case, expression: string): Subdesign {
  const ultimate = each.options?.["survey.ultimate.cluster"] === true;
  const found = readDesign(ultimate ? expression.replace("two", "main") : expression);
  const lonely = each.lonely_psu ?? "adjust";
  const adjustDomainLonely = each.options?.["survey.adjust.domain.lonely"] === true;
  return { ...found, sample: { ...found.sample, lonely, adjustDomainLonely } };
}

/** The columns of a formula: a factor has one for each level, as R names it. */
export function columnsOf(formula: string): { name: string; values: Float64Array }[] {
  return namesOf(formula).flatMap((name) => {
    const levels = levelsOf(name);
    if (!levels) return [{ name, values: column(name) }];
    return levels.map((level) => ({ name: `${name}${level}`, values: indicator(column(name), level) }));
  });
}

export function namesOf(formula: string): string[] {
  return formula
    .replace("~", "")
    .split(/[+*]/)
    .map((name) => name.trim());
}

export function argument(args: readonly string[], name: string): string | undefined {
  return args
    .find((each) => each.startsWith(`${name} =`))
    ?.split("= ")[1]
    ?.replaceAll('"', "");
}

/** 1 for rows that answered `level`, 0 for other answers, NaN for none. */
function indicator(values: Float64Array, level: number): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? value : value === level ? 1 : 0));
}

export function byCodes(of: Subdesign, name: string): { domains: Domains; count: number } {
  const keys = toKeys(within(of, column(name)));
  return { domains: cutIntoDomains(of.sample, keys.codes, keys.values.length), count: keys.values.length };
}
