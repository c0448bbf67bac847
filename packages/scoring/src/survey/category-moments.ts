import { fitSumsOf } from "./calibration.ts";
import type { Domains } from "./domains.ts";
import type { RowFacts, Seen } from "./influence.ts";
import { firstNotBelow } from "./keys.ts";
import { type Moments, SUMS } from "./moments.ts";

/**
 * The pass over an item with categories. Gives, for a category by its place in `categories`, what a pass over its column of 0 and 1 would give.
 */
export function seeCategories(
  facts: RowFacts,
  domains: Domains,
  column: Float64Array,
  categories: readonly number[],
): (place: number) => Seen {
  const places = placesOf(column, categories);
  const width = categories.length;
  const base: Moments = {
    sums: new Float64Array(domains.unitOf.length * SUMS),
    weightless: new Int32Array(domains.unitOf.length),
    shift: 0,
  };
  const weights = new Float64Array(domains.unitOf.length * width);
  for (let row = 0; row < places.length; row += 1) {
    const [place, cell] = [places[row] ?? -1, domains.cellOf[row] ?? -1];
    if (place < 0 || cell < 0) continue;
    const weight = facts.weights[row] ?? 0;
    const at = cell * SUMS;
    base.sums[at] = (base.sums[at] ?? 0) + 1;
    base.sums[at + 1] = (base.sums[at + 1] ?? 0) + weight;
    if (weight === 0) base.weightless[cell] = (base.weightless[cell] ?? 0) + 1;
    if (place < width) weights[cell * width + place] = (weights[cell * width + place] ?? 0) + weight;
  }
  return (place) => {
    const sums = base.sums.slice();
    for (let cell = 0; cell < domains.unitOf.length; cell += 1) {
      const weight = weights[cell * width + place] ?? 0;
      // of 0 and 1 the square is the value itself
      sums[cell * SUMS + 2] = weight;
      sums[cell * SUMS + 3] = weight;
    }
    const moments = { ...base, sums };
    const { calibration } = facts;
    const isCategory = () => Float64Array.from(places, (of) => (of < 0 ? Number.NaN : of === place ? 1 : 0));
    return { domains, moments, fitSums: calibration && fitSumsOf(calibration, domains, isCategory(), moments) };
  };
}

/** By row: the place of its category, one past the last for other answers, -1 for none. */
function placesOf(column: Float64Array, categories: readonly number[]): Int32Array {
  const sorted = Float64Array.from(categories).sort();
  const placeOfSorted = Int32Array.from(sorted, (category) => categories.indexOf(category));
  const places = new Int32Array(column.length);
  for (let row = 0; row < places.length; row += 1) {
    const value = column[row] ?? Number.NaN;
    if (Number.isNaN(value)) places[row] = -1;
    else {
      const at = firstNotBelow(sorted, value);
      places[row] = sorted[at] === value ? (placeOfSorted[at] ?? -1) : categories.length;
    }
  }
  return places;
}
