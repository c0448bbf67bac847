import { createUniqueId, type JSX } from "solid-js";

/**
 * A button that opens a small panel in the browser's top layer. Esc and a press elsewhere close it and give focus back;
 * so does `close`, which the panel's content gets.
 */
export function MenuButton(props: {
  label: string;
  class: string;
  face: JSX.Element;
  /** For what the panel needs to fetch first. */
  onOpen?: () => void;
  children: (close: () => void) => JSX.Element;
}) {
  const panelId = createUniqueId();
  let button!: HTMLButtonElement;
  let panel!: HTMLDivElement;
  const place = () => {
    const from = button.getBoundingClientRect();
    panel.style.top = `${from.bottom + 4}px`;
    const width = panel.offsetWidth;
    const start = document.dir === "rtl" ? from.right - width : from.left;
    panel.style.left = `${Math.max(8, Math.min(start, document.documentElement.clientWidth - width - 8))}px`;
  };
  return (
    <>
      <button ref={button} type="button" class={props.class} aria-label={props.label} popovertarget={panelId}>
        {props.face}
      </button>
      <div
        ref={panel}
        id={panelId}
        class="menu"
        popover="auto"
        onToggle={(event) => {
          if (event.newState !== "open") return;
          props.onOpen?.();
          place();
        }}
      >
        {props.children(() => panel.hidePopover())}
      </div>
    </>
  );
}
