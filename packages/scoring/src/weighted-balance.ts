import { sum } from "./mean.ts";

/**
 * The mean of at least one group's balance, each group weighing what was declared: B, in [-1, 1].
 * Example: 0.5 at weight 1 and -1 at weight 2 give -0.5. Source: method, section 3, step 5.
 */
export function weightedBalance(balances: readonly number[], weights: readonly number[]): number {
  return sharedBalance(balances, groupShares(weights));
}

/** The same from shares already known. Dividing by their sum keeps a mean of equal balances exactly that balance. */
export function sharedBalance(balances: readonly number[], shares: readonly number[]): number {
  return sharedBalanceWith(balances, shares, -1, 0);
}

/** The same with one group's balance replaced by another, without a list of its own: it is asked once per cluster. */
export function sharedBalanceWith(
  balances: readonly number[],
  shares: readonly number[],
  replacedAt: number,
  balance: number,
): number {
  let [total, whole] = [0, 0];
  for (let at = 0; at < shares.length; at += 1) {
    const share = shares[at] ?? 0;
    total += (at === replacedAt ? balance : (balances[at] ?? 0)) * share;
    whole += share;
  }
  return total / whole;
}

/**
 * What part of the balance each group carries, adding up to 1 but for rounding.
 * Weights are first taken relative to the largest, so that no declared weight, however large or small, overflows.
 * Source: method, section 3, steps 5 and 6.
 */
export function groupShares(weights: readonly number[]): number[] {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const relative = weights.map((weight) => weight / largest);
  const total = sum(relative);
  return relative.map((weight) => weight / total);
}
