import { createEffect, type JSX, onCleanup } from "solid-js";

/** The floating panel: keeps its keys to itself, closes by Esc or a press elsewhere, and gives focus back. */
export function PalettePanel(props: {
  label: string;
  close: () => void;
  press?: (event: KeyboardEvent) => void;
  children: JSX.Element;
}) {
  let panel!: HTMLDivElement;
  const before = document.activeElement;
  createEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel.contains(event.target)) props.close();
    };
    document.addEventListener("pointerdown", away);
    onCleanup(() => document.removeEventListener("pointerdown", away));
  });
  onCleanup(() => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  return (
    <div
      ref={panel}
      class="palette screen-only"
      role="dialog"
      aria-label={props.label}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") props.close();
        else props.press?.(event);
      }}
    >
      {props.children}
    </div>
  );
}
