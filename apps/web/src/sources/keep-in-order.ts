/**
 * Puts elements into a parent that has some of them already, in the same order: those that stay are never taken out, not even
 * for a moment, so that focus stays in them. What is not wanted goes.
 */
export function keepInOrder(parent: Element, wanted: readonly Element[]): void {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const element of wanted) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}
