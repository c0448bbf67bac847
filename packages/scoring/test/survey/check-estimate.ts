import { expect } from "vitest";
import { type Estimate, type Interval, tInterval } from "../../src/survey/index.ts";
import { expectAsR } from "./expect-as-r.ts";
import type { Ends, Stat } from "./r-case.ts";

export type How = { what: string; tolerance?: number | undefined; usesReplacement?: boolean };

export function checkEstimate(
  actual: Estimate,
  base: { n?: number; df: number; df_complete?: number },
  stat: Stat,
  how: How,
): void {
  const { what, tolerance } = how;
  if (base.n !== undefined) expect(actual.n, `${what}: n`).toBe(base.n);
  expect(actual.df, `${what}: df`).toBe(base.df);
  if (actual.kind === "no-answers") {
    expect(stat.estimate, what).toBeNull();
    return;
  }
  if (base.df_complete !== undefined) expect(actual.dfAnswered, `${what}: df of answers`).toBe(base.df_complete);
  const size = Math.abs(actual.estimate);
  expectAsR(actual.estimate, stat.estimate, what, tolerance);
  expectAsR(actual.se, stat.se, `${what}: se`, tolerance, size);
  checkEnds(tInterval(actual.estimate, actual.se, actual.df), stat.ci95_t, `${what}: t interval`, tolerance);
  const normal = tInterval(actual.estimate, actual.se, Number.POSITIVE_INFINITY);
  checkEnds(normal, stat.ci95_z, `${what}: normal interval`, tolerance);
  if (stat.deff === undefined) return;
  expectAsR(how.usesReplacement ? actual.deffReplace : actual.deff, stat.deff, `${what}: deff`, tolerance);
}

export function checkEnds(interval: Interval | null, [low, high]: Ends, what: string, tolerance = 1e-9): void {
  expectAsR(interval?.low, low, `${what}, low`, tolerance);
  expectAsR(interval?.high, high, `${what}, high`, tolerance);
}
