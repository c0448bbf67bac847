/**
 * How a quantile is read off weighted values. `math`: the first value at which the cumulated share passes p, or reaches it exactly.
 * `school`: the same, but the mean of both neighbours where it is reached exactly. The others draw a line through the cumulated shares as
 * Hyndman and Fan number them. Names are R's (`svyquantile`).
 */
export type QuantileRule = "math" | "school" | "hf4" | "hf5" | "hf6" | "hf7" | "hf8" | "hf9";

/** Values in ascending order with their weights, all above 0, and the weights cumulated. */
export type Ordered = { values: Float64Array; weights: Float64Array; cumulated: Float64Array };

/**
 * The value below which the share `p` lies, of at least one value.
 * Example: 1, 2, 3, 4 of equal weight have the median 2 by `math` and 2.5 by `school`.
 * Source: R's `svyquantile`; Hyndman and Fan 1996 for `hf4` to `hf9`.
 */
export function readQuantile(ordered: Ordered, p: number, rule: QuantileRule): number {
  if (rule !== "math" && rule !== "school") return onLine(ordered, p, rule);
  const { values, cumulated } = ordered;
  const total = cumulated.at(-1) ?? 0;
  const next = firstAbove(cumulated, p * total);
  const before = next - 1;
  const upper = values[Math.min(next, values.length - 1)] ?? 0;
  const isReached = before >= 0 && p - (cumulated[before] ?? 0) / total === 0;
  if (!isReached) return upper;
  const lower = values[before] ?? 0;
  return rule === "math" ? lower : (lower + upper) / 2;
}

/** Between the points whose shares enclose p, and level beyond the first and last. */
function onLine({ values, weights, cumulated }: Ordered, p: number, rule: QuantileRule): number {
  const last = values.length - 1;
  const shareOf = (at: number) =>
    pointShare(rule, cumulated[at] ?? 0, weights[at] ?? 0, cumulated[last] ?? 0, weights[last] ?? 0);
  let [from, to] = [0, last];
  if (p <= shareOf(0)) return values[0] ?? 0;
  if (p >= shareOf(last)) return values[last] ?? 0;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (shareOf(middle) <= p) from = middle;
    else to = middle;
  }
  const part = (p - shareOf(from)) / (shareOf(to) - shareOf(from));
  return (values[from] ?? 0) + part * ((values[to] ?? 0) - (values[from] ?? 0));
}

/** The share at which a value stands, from the weights cumulated up to and with its own. */
function pointShare(rule: QuantileRule, upTo: number, own: number, total: number, last: number): number {
  if (rule === "hf5") return (upTo - own / 2) / total;
  if (rule === "hf6") return upTo / (total + last);
  if (rule === "hf7") return (upTo - own) / (total - last);
  if (rule === "hf8") return (upTo - own / 3) / (total + last / 3);
  if (rule === "hf9") return (upTo - (own * 3) / 8) / (total + last / 4);
  return upTo / total;
}

function firstAbove(cumulated: Float64Array, limit: number): number {
  let [from, to] = [0, cumulated.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((cumulated[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
