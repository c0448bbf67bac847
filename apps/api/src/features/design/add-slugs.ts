import { toSlugs } from "../home/plan-assessment.ts";

/**
 * A short name for each thing of a list, by id: the one that it has, or a new one that nothing there bears, whether in use
 * or not.
 */
export function addSlugs(
  there: readonly { id: string; slug: string | null }[],
  list: readonly { id: string; name: string }[],
): Map<string, string> {
  const slugs = new Map(there.flatMap(({ id, slug }) => (slug === null ? [] : [[id, slug] as const])));
  const taken = [...slugs.values()];
  const added = list.filter(({ id }) => !slugs.has(id));
  // those that are taken go first, so that a new name like one of them is numbered
  const made = toSlugs([...taken, ...added.map(({ name }) => name)]).slice(taken.length);
  for (const [at, { id }] of added.entries()) slugs.set(id, made[at] ?? id);
  return slugs;
}
