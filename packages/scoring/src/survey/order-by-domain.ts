import { type Domains, domainOfRows } from "./domains.ts";
import { toKeys } from "./keys.ts";
import type { Ordered } from "./quantile-rules.ts";

/** By domain: its rows that have a value and a weight, in ascending order of value; rows of the same value keep theirs. */
export function orderByDomain(weights: Float64Array, column: Float64Array, domains: Domains): Ordered[] {
  const domainOf = domainOfRows(domains);
  for (let row = 0; row < domainOf.length; row += 1) {
    if (!((weights[row] ?? 0) > 0) || Number.isNaN(column[row])) domainOf[row] = -1;
  }
  const counts = new Int32Array(domains.count);
  for (const domain of domainOf) if (domain >= 0) counts[domain] = (counts[domain] ?? 0) + 1;
  const ordered = Array.from(counts, (count): Ordered => {
    return { values: new Float64Array(count), weights: new Float64Array(count), cumulated: new Float64Array(count) };
  });
  const [filled, sums] = [new Int32Array(domains.count), new Float64Array(domains.count)];
  for (const row of rowsInOrder(column)) {
    const domain = domainOf[row] ?? -1;
    const own = ordered[domain];
    if (!own) continue;
    const at = filled[domain] ?? 0;
    const sum = (sums[domain] ?? 0) + (weights[row] ?? 0);
    own.values[at] = column[row] ?? 0;
    own.weights[at] = weights[row] ?? 0;
    own.cumulated[at] = sum;
    filled[domain] = at + 1;
    sums[domain] = sum;
  }
  return ordered;
}

/** The rows that have a value, in ascending order of it: sorted by counting, since values repeat. */
function rowsInOrder(column: Float64Array): Int32Array {
  const { codes, values } = toKeys(column);
  const starts = new Int32Array(values.length + 1);
  for (const code of codes) if (code >= 0) starts[code + 1] = (starts[code + 1] ?? 0) + 1;
  for (let code = 0; code < values.length; code += 1) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  const rows = new Int32Array(starts[values.length] ?? 0);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    const at = starts[code] ?? 0;
    rows[at] = row;
    starts[code] = at + 1;
  }
  return rows;
}
