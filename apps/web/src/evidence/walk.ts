/** Which quote is current: its column, inline start to end, and its place from the top. */
export type Place = { column: number; at: number };
export type Step = "next" | "previous" | "toEnd" | "toStart";

/**
 * The place after a step through columns of these lengths; undefined is nowhere yet. Down and up stay in the column,
 * sideways keeps the height as far as the other column reaches. Empty columns are passed over.
 */
export function walk(place: Place | undefined, step: Step, lengths: readonly number[]): Place | undefined {
  const first = lengths.findIndex((length) => length > 0);
  if (first === -1) return undefined;
  if (!place || (lengths[place.column] ?? 0) === 0) return { column: first, at: 0 };
  const { column, at } = place;
  const last = (lengths[column] ?? 1) - 1;
  if (step === "next") return { column, at: Math.min(last, at + 1) };
  if (step === "previous") return { column, at: Math.max(0, Math.min(last, at) - 1) };
  const ahead = lengths.map((length, index) => ({ length, index })).filter(({ length }) => length > 0);
  const beside =
    step === "toEnd" ? ahead.find(({ index }) => index > column) : ahead.findLast(({ index }) => index < column);
  if (!beside) return place;
  return { column: beside.index, at: Math.min(at, beside.length - 1) };
}
