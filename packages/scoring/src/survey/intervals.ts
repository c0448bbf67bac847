import { betaQuantile, tQuantile } from "./distributions/quantiles.ts";

/** An interval with its ends, in the units of the estimate. */
export type Interval = { low: number; high: number };

/** 95 %: the level of every interval unless another is asked for. */
export const LEVEL = 0.95;

/**
 * estimate ± t(df) se. Null where there is none: no degrees of freedom, or no error.
 * Example: 2.91 ± 3.182 * 0.252 with 3 degrees of freedom.
 * Source: method, section 8.
 */
export function tInterval(estimate: number, se: number | null, df: number, level: number = LEVEL): Interval | null {
  if (se === null || df < 1) return null;
  const reach = tQuantile((1 + level) / 2, df) * se;
  return { low: estimate - reach, high: estimate + reach };
}

/**
 * How the interval of a share is made. `xlogit`: on the log odds, where it cannot leave 0 to 1; it is what Octant shows. `beta`:
 * Korn and Graubard's, from the beta distribution of an effective base. `asin`: on the angle whose sine squared is the share. `mean`:
 * like any mean's. Names are R's (`svyciprop`).
 */
export type ShareMethod = "xlogit" | "beta" | "asin" | "mean";

/** A share with what its interval rests on: `rows` is the number of rows of the (sub)design. */
export type ShareFacts = { share: number; se: number | null; df: number; rows: number };

/**
 * The interval of a share. Null where there is none: nobody or everybody has the property, so that the data show no variation, or there
 * are no degrees of freedom.
 * Example: 0.3984 with se 0.01603 and 186 degrees of freedom gives, by `xlogit`, 0.3672 to 0.4304.
 * Source: method, section 8; Korn and Graubard 1998 for `beta`.
 */
export function shareInterval(
  facts: ShareFacts,
  method: ShareMethod = "xlogit",
  level: number = LEVEL,
): Interval | null {
  const { share, se, df } = facts;
  if (se === null || df < 1 || !(share > 0 && share < 1) || se === 0) return null;
  const t = tQuantile((1 + level) / 2, df);
  if (method === "mean") return tInterval(share, se, df, level);
  if (method === "beta") return betaInterval(facts, se, level);
  if (method === "xlogit") {
    const [logit, reach] = [Math.log(share / (1 - share)), (t * se) / (share * (1 - share))];
    return { low: inverseLogit(logit - reach), high: inverseLogit(logit + reach) };
  }
  const [angle, reach] = [Math.asin(Math.sqrt(share)), (t * se) / (2 * Math.sqrt(share * (1 - share)))];
  return { low: Math.sin(angle - reach) ** 2, high: Math.sin(angle + reach) ** 2 };
}

function betaInterval({ share, df, rows }: ShareFacts, se: number, level: number): Interval {
  const p = (1 - level) / 2;
  const ratio = tQuantile(p, rows - 1) / tQuantile(p, df);
  const effective = ((share * (1 - share)) / se ** 2) * ratio ** 2;
  const [yes, no] = [effective * share, effective * (1 - share)];
  return { low: betaQuantile(p, yes, no + 1), high: betaQuantile(1 - p, yes + 1, no) };
}

function inverseLogit(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
