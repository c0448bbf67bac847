import type { Span } from "@octant/spans";

/** The place that `?at=start-end` names, in code points; undefined where it is none or lies outside the text. */
export function parsePlace(at: string | string[] | undefined, length: number): Span | undefined {
  const found = typeof at === "string" ? /^(\d{1,9})-(\d{1,9})$/.exec(at) : null;
  if (!found) return undefined;
  const start = Number(found[1]);
  const end = Number(found[2]);
  return start < end && end <= length ? { start, end } : undefined;
}
