import { compareText, entriesInOrder } from "./compare-text.ts";

/** Each key's one value, or the first key (in order of text) that came with several, and these. */
export type Assigned =
  | { kind: "assigned"; values: Map<string, string> }
  | { kind: "conflict"; key: string; values: string[] };

/** Gathers pairs of key and value. Saying the same twice is harmless; saying two things of one key is a conflict. */
export function assignOnce(pairs: Iterable<readonly [key: string, value: string]>): Assigned {
  const values = new Map<string, string>();
  const several = new Map<string, Set<string>>();
  for (const [key, value] of pairs) {
    const first = values.get(key);
    if (first === undefined) values.set(key, value);
    else if (first !== value) several.set(key, (several.get(key) ?? new Set([first])).add(value));
  }
  const [conflict] = entriesInOrder(several);
  if (!conflict) return { kind: "assigned", values };
  return { kind: "conflict", key: conflict[0], values: [...conflict[1]].toSorted(compareText) };
}
