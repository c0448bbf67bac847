/** The sum of `values`, in the order given. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at] ?? 0;
  return total;
}

/** The arithmetic mean of at least one value; the mean of values in [-1, 1] never leaves [-1, 1]. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/**
 * The mean of the other values, for each of at least two values: one pass forward, one back.
 * Adding what stands before and after, rather than taking one value off the whole sum, loses no digits.
 * Example: `meansWithoutEach([1, 2, 6])` is `[4, 3.5, 1.5]`.
 */
export function meansWithoutEach(values: Float64Array): Float64Array {
  const others = new Float64Array(values.length);
  let after = 0;
  for (let at = values.length - 1; at >= 0; at -= 1) {
    others[at] = after;
    after += values[at] ?? 0;
  }
  let before = 0;
  for (let at = 0; at < values.length; at += 1) {
    others[at] = (before + (others[at] ?? 0)) / (values.length - 1);
    before += values[at] ?? 0;
  }
  return others;
}
