import type { Drawing } from "./create-drawing.ts";
import type { Workbench } from "./create-workbench.ts";
import { positionAt } from "./native-selection.ts";

/**
 * Follows the pointer with one end of the selection until it is let go. The page is listened to and not the handle, which is
 * drawn anew in every block that the end comes into.
 */
export function dragEnd(bench: Workbench, drawing: Drawing, end: "start" | "end", event: PointerEvent): void {
  const taken = event.button === 0 ? bench.takeEnd(end) : undefined;
  if (!taken) return;
  event.preventDefault(); // or the browser would begin a selection of its own
  const { pointerId } = event;
  const move = (to: PointerEvent) => {
    const position = to.pointerId === pointerId ? positionAt(drawing, to.clientX, to.clientY) : undefined;
    if (position !== undefined) taken.moveTo(position);
  };
  const stop = (at: PointerEvent) => {
    if (at.pointerId !== pointerId) return;
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", stop);
    document.removeEventListener("pointercancel", stop);
    // letting go ends in a click, which would put the reader where it happens
    const swallow = (click: MouseEvent) => click.stopPropagation();
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
    taken.letGo();
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", stop);
  document.addEventListener("pointercancel", stop);
}
