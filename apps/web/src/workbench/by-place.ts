import type { Span } from "@octant/spans";

/** In order of place: earlier first, the longer before the shorter inside it, then by id. */
export function byPlace(a: Span & { id: string }, b: Span & { id: string }): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}
