/** What things are called that came, changed and went. */
export type Difference = { added: string[]; changed: string[]; removed: string[] };

export const NO_DIFFERENCE: Difference = { added: [], changed: [], removed: [] };

/**
 * Compares a list as it was with the list as it is to be, thing by thing. A thing that only moved to another place counts as
 * changed where `inOrder` says that places matter.
 */
export function diffList<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  nameOf: (item: Item) => string,
  { inOrder = true }: { inOrder?: boolean } = {},
): Difference {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const stayed = before.filter(({ id }) => kept.has(id)).map(({ id }) => id);
  const places = new Map(after.filter(({ id }) => old.has(id)).map(({ id }, place) => [id, place]));
  const isChanged = (item: Item) => {
    const was = old.get(item.id);
    if (!was) return false;
    const moved = inOrder && stayed[places.get(item.id) ?? 0] !== item.id;
    return moved || !isSame(was, item);
  };
  return {
    added: after.filter(({ id }) => !old.has(id)).map(nameOf),
    changed: after.filter(isChanged).map(nameOf),
    removed: before.filter(({ id }) => !kept.has(id)).map(nameOf),
  };
}

export function isNoDifference({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** The same fields with the same values, in whatever order. */
function isSame<Item extends object>(a: Item, b: Item): boolean {
  const inOrder = (item: Item) => JSON.stringify(Object.entries(item).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return inOrder(a) === inOrder(b);
}
