import type { Span } from "./span.ts";

/**
 * Gives each coding the lowest lane that is free where it starts; it keeps that lane to its end. Lanes count from 0.
 * Spans are half-open code points. Earlier first, then longer, then by id, so that everyone sees the same lanes.
 * Ids are unique. The order in which spans are given changes nothing. 10,000 codings take some milliseconds.
 */
export function assignLanes(spans: readonly (Span & { id: string })[]): Map<string, number> {
  const byStart = spans.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const byEnd = byStart.toSorted((a, b) => a.end - b.end);
  const lanes = new Map<string, number>();
  const free: number[] = []; // descending, so that the lowest comes off the end
  let used = 0;
  let ended = 0;
  for (const { id, start } of byStart) {
    for (let next = byEnd[ended]; next && next.end <= start; next = byEnd[ended]) {
      const lane = lanes.get(next.id);
      if (lane === undefined) break; // without length, it ends here but has yet to begin
      free.splice(placeInDescending(free, lane), 0, lane);
      ended += 1;
    }
    const lane = free.pop() ?? used++;
    lanes.set(id, lane);
  }
  return lanes;
}

function placeInDescending(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) > wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
