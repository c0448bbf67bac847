/** The sum of `values`, in the order given. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The arithmetic mean of at least one value; the mean of values in [-1, 1] never leaves [-1, 1]. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/**
 * The mean of the other values, for each of at least two values: one pass forward, one back.
 * Adding what stands before and after, rather than taking one value off the whole sum, loses no digits.
 * Example: `meansWithoutEach([1, 2, 6])` is `[4, 3.5, 1.5]`.
 */
export function meansWithoutEach(values: readonly number[]): number[] {
  const sumsAfter: number[] = [];
  let after = 0;
  for (const value of values.toReversed()) {
    sumsAfter.push(after);
    after += value;
  }
  let before = 0;
  return values.map((value) => {
    const others = before + (sumsAfter.pop() ?? 0);
    before += value;
    return others / (values.length - 1);
  });
}
