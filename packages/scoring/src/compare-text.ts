/**
 * Order of ids and names for sorting: by UTF-16 code unit, so that it is the same on every machine and in every locale.
 * Everything that is summed is first put in this order, because a floating-point sum depends on the order of its terms.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
