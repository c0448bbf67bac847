/**
 * Cliff's delta: how often a value of `a` is above one of `b`, less how often it is below, over all pairs; in [-1, 1].
 * Null where either is empty. Example: `cliffsDelta([3], [2, 4, 4])` is -1/3. Source: method, section 7 (Cliff 1993).
 */
export function cliffsDelta(a: readonly number[], b: readonly number[]): number | null {
  if (a.length === 0 || b.length === 0) return null;
  let lead = 0;
  for (const x of a) for (const y of b) lead += Number(x > y) - Number(x < y);
  return lead / (a.length * b.length);
}
