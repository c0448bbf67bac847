import type { Stage } from "./stage.ts";

/**
 * What a stratum with a single PSU adds to a variance, which it cannot show by itself. `fail`: nothing is computed. `remove` and
 * `certainty`: nothing is added (it was left out, or is no sample at all). `adjust`: its distance from 0 instead of from its stratum's
 * mean. `average`: as much as the other strata add on average. Names and results are R's (`options(survey.lonely.psu)`).
 */
export type LonelyRule = "fail" | "remove" | "certainty" | "adjust" | "average";

/** How a group of units adds to a variance. */
export type GroupTreatment =
  | { kind: "add"; scale: number; isCentred: boolean }
  /** It adds nothing, and none of the others adds more for it. */
  | { kind: "nothing" }
  /** It adds what the others add on average. */
  | { kind: "average" }
  | { kind: "fail" };

/** Fractions left to draw below this are none: the group was taken whole. As in R. */
const TAKEN_WHOLE = 1e-7;

/**
 * How a group with `present` units in the domain adds to a variance: scale and centre of its sum of squares.
 * Source: Lumley 2010, section 2.2; R's `survey`, whose treatment of lonely units this is.
 */
export function treatGroup(
  { sampled, population }: Stage,
  group: number,
  present: number,
  rule: LonelyRule,
  adjustDomainLonely: boolean,
): GroupTreatment {
  const [n, size] = [sampled[group] ?? 0, population[group] ?? Number.POSITIVE_INFINITY];
  const left = size === Number.POSITIVE_INFINITY ? 1 : (size - n) / size;
  if (left < TAKEN_WHOLE) return { kind: "nothing" };
  if (n > 1) {
    const isLonelyInDomain = adjustDomainLonely && present === 1;
    if (isLonelyInDomain && rule === "average") return { kind: "average" };
    const isCentred = !(isLonelyInDomain && rule === "adjust");
    return { kind: "add", scale: (left * n) / (n - 1), isCentred };
  }
  if (rule === "adjust") return { kind: "add", scale: left, isCentred: false };
  if (rule === "fail" || rule === "average") return { kind: rule };
  return { kind: "nothing" };
}
