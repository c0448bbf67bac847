import { compareText } from "./compare-text.ts";

/** The ids that stand in the list more than once, each once, in order. */
export function repeatedSources(sourceIds: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of sourceIds) (seen.has(id) ? twice : seen).add(id);
  return [...twice].toSorted(compareText);
}
