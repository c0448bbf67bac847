/** The places to draw and those at and beside one more, in order and each once. */
export function withNeighbours(places: readonly number[], at: number | undefined, count: number): number[] {
  if (at === undefined) return [...places];
  const beside = [at - 1, at, at + 1].filter((place) => place >= 0 && place < count);
  return [...new Set([...places, ...beside])].toSorted((a, b) => a - b);
}
