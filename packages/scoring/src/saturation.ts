import { compareText } from "./compare-text.ts";

/** A source with everything that was coded in it, to be taken in its turn. */
export type CodedSource = {
  readonly id: string;
  /** Its place in the order in which sources were heard; sources of one place come in order of id. */
  readonly order: number;
  readonly codeIds: readonly string[];
};

/** What one further source brought: codes that no earlier source had, and how many there are by then. */
export type SaturationStep = { sourceId: string; added: number; total: number };

export type Saturation = {
  steps: SaturationStep[];
  /** How many sources, counted from the last, brought no new code. */
  sinceNew: number;
};

/**
 * New codes per further source, in the order in which they were heard. A source in which nothing was coded yet is left out:
 * what it would bring is not known. The curve levels off where more of the same brings nothing new; it says nothing of people
 * who were not asked.
 * Example: the first source brings codes a and b, the second b, the third c: 2, 0, 1; the last source brought something new,
 * so `sinceNew` is 0. Source: method, section 2, coverage; the idea is code saturation (Guest, Bunce and Johnson 2006).
 */
export function saturation(sources: readonly CodedSource[]): Saturation {
  const seen = new Set<string>();
  const steps: SaturationStep[] = [];
  let sinceNew = 0;
  const coded = sources.filter(({ codeIds }) => codeIds.length > 0);
  for (const { id, codeIds } of coded.toSorted((a, b) => a.order - b.order || compareText(a.id, b.id))) {
    const before = seen.size;
    for (const codeId of codeIds) seen.add(codeId);
    const added = seen.size - before;
    sinceNew = added === 0 ? sinceNew + 1 : 0;
    steps.push({ sourceId: id, added, total: seen.size });
  }
  return { steps, sinceNew };
}
