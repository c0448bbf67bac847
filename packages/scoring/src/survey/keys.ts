/** A column whose values say what belongs together: numbers, or codes of texts. NaN, or a code below 0, is no value. */
export type KeyColumn = Float64Array | Int32Array;

/** A column as codes from 0 on, in ascending order of its values; -1 where it has none. */
export type Keys = { codes: Int32Array; values: Float64Array };

/** Columns whose whole values lie this near to each other are coded by a table, at the cost of one look a row. */
const TABLE_ROOM = 4;
const LEAST_TABLE = 1 << 20;

/**
 * The codes of a column: rows of the same value get the same code, and a larger value a larger one.
 * Example: 62, 11, 62 gives the codes 1, 0, 1 and the values 11, 62.
 */
export function toKeys(column: KeyColumn): Keys {
  const found = span(column);
  const width = found.high - found.low + 1;
  if (found.isWhole && width <= Math.max(TABLE_ROOM * column.length, LEAST_TABLE))
    return byTable(column, found.low, width);
  return byOrder(column);
}

/**
 * One column of several: rows get the same code where they are alike in all of them. A row without a value in any has none.
 * The first column counts most for the order of the codes.
 */
export function jointKeys(columns: readonly KeyColumn[]): Int32Array {
  const [first, ...others] = columns.map(toKeys);
  let joint = first ?? { codes: new Int32Array(0), values: new Float64Array(0) };
  for (const other of others) joint = toKeys(pair(joint.codes, other.codes, other.values.length));
  return joint.codes;
}

/** `outer` and `inner` as one number a row, NaN where either is missing. */
export function pair(outer: Int32Array, inner: Int32Array, inners: number): Float64Array {
  const pairs = new Float64Array(outer.length);
  for (let row = 0; row < pairs.length; row += 1) {
    const [high, low] = [outer[row] ?? -1, inner[row] ?? -1];
    pairs[row] = high < 0 || low < 0 ? Number.NaN : high * inners + low;
  }
  return pairs;
}

type Span = { low: number; high: number; isWhole: boolean };

function span(column: KeyColumn): Span {
  let [low, high, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  const codesOnly = column instanceof Int32Array;
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] ?? Number.NaN;
    if (!hasValue(value, codesOnly)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    if (!Number.isInteger(value)) isWhole = false;
  }
  return { low, high, isWhole: isWhole && low <= high };
}

function hasValue(value: number, codesOnly: boolean): boolean {
  return codesOnly ? value >= 0 : !Number.isNaN(value);
}

function byTable(column: KeyColumn, low: number, width: number): Keys {
  const table = new Int32Array(width);
  const codesOnly = column instanceof Int32Array;
  const placeOf = (row: number) => {
    const value = column[row] ?? Number.NaN;
    return hasValue(value, codesOnly) ? value - low : -1;
  };
  for (let row = 0; row < column.length; row += 1) {
    const place = placeOf(row);
    if (place >= 0) table[place] = 1;
  }
  const values: number[] = [];
  for (let place = 0; place < width; place += 1) {
    if (table[place] === 0) continue;
    table[place] = values.length;
    values.push(place + low);
  }
  const codes = new Int32Array(column.length);
  for (let row = 0; row < column.length; row += 1) {
    const place = placeOf(row);
    codes[row] = place < 0 ? -1 : (table[place] ?? -1);
  }
  return { codes, values: Float64Array.from(values) };
}

function byOrder(column: KeyColumn): Keys {
  const codesOnly = column instanceof Int32Array;
  // 0 and -0 are the same value
  const sorted = Float64Array.from(column, (value) => value + 0).sort();
  const distinct = sorted.filter((value, at) => hasValue(value, codesOnly) && value !== sorted[at - 1]);
  const codes = new Int32Array(column.length);
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] ?? Number.NaN;
    codes[row] = hasValue(value, codesOnly) ? firstNotBelow(distinct, value) : -1;
  }
  return { codes, values: distinct };
}

/** The first place in ascending `values` that holds `value` or more. */
export function firstNotBelow(values: Float64Array, value: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
