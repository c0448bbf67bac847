/** What all values have in common; undefined where they differ or there are none. */
export function sharedValue<T>(values: readonly T[]): T | undefined {
  const [first, ...rest] = values;
  return rest.every((value) => value === first) ? first : undefined;
}
