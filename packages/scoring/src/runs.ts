/**
 * A sorted list cut into its runs of neighbours that are alike: what grouping by key would give, without the keys.
 * Example: `runs([1, 1, 2], (a, b) => a === b)` is `[[1, 1], [2]]`.
 */
export function runs<T>(sorted: readonly T[], isAlike: (first: T, other: T) => boolean): [T, ...T[]][] {
  const found: [T, ...T[]][] = [];
  for (const item of sorted) {
    const run = found.at(-1);
    if (run && isAlike(run[0], item)) run.push(item);
    else found.push([item]);
  }
  return found;
}
