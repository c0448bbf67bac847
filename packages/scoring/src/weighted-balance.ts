import { sum } from "./mean.ts";

/**
 * The mean of at least one group's balance, each group weighing what was declared: B, in [-1, 1].
 * Example: 0.5 at weight 1 and -1 at weight 2 give -0.5. Source: method, section 3, step 5.
 */
export function weightedBalance(groups: readonly { weight: number; balance: number }[]): number {
  const shares = groupShares(groups);
  return sharedBalance(
    groups.map(({ balance }) => balance),
    shares,
  );
}

/** The same from shares already known. Dividing by their sum keeps a mean of equal balances exactly that balance. */
export function sharedBalance(balances: readonly number[], shares: readonly number[]): number {
  return sum(balances.map((balance, at) => balance * (shares[at] ?? 0))) / sum(shares);
}

/**
 * What part of the balance each group carries, adding up to 1 but for rounding.
 * Weights are first taken relative to the largest, so that no declared weight, however large or small, overflows.
 * Source: method, section 3, steps 5 and 6.
 */
export function groupShares(groups: readonly { weight: number }[]): number[] {
  const largest = groups.reduce((most, { weight }) => Math.max(most, weight), 0);
  const relative = groups.map(({ weight }) => weight / largest);
  const total = sum(relative);
  return relative.map((weight) => weight / total);
}
