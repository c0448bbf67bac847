/** Focuses an element once it is on the page. */
export function focusSoon(element: HTMLElement): void {
  queueMicrotask(() => element.focus({ preventScroll: true }));
}
