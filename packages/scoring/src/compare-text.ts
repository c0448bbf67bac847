/**
 * Order of ids and names for sorting: by UTF-16 code unit, so that it is the same on every machine and in every locale.
 * Everything that is summed is first put in this order, because a floating-point sum depends on the order of its terms.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The same for names that may be missing: those come last. */
export function compareNullable(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a, b);
}

/** The entries of a map in order of key. */
export function entriesInOrder<V>(map: ReadonlyMap<string, V>): [key: string, value: V][] {
  return [...map].toSorted(([a], [b]) => compareText(a, b));
}
