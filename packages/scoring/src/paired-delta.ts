/**
 * The paired delta: the share of raters who put the first above the second, less the share who put it below; in [-1, 1].
 * For raters who rated both, where `cliffsDelta` would compare one rater's strictness with another's leniency.
 * Null without pairs. Example: `[[3, 2], [2, 2], [4, 1]]` gives 2/3. Source: method, section 7.
 */
export function pairedDelta(pairs: readonly (readonly [first: number, second: number])[]): number | null {
  if (pairs.length === 0) return null;
  const lead = pairs.reduce((total, [first, second]) => total + Number(first > second) - Number(first < second), 0);
  return lead / pairs.length;
}
