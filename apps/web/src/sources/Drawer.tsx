import X from "lucide-solid/icons/x";
import { createUniqueId, type JSX, onCleanup, onMount } from "solid-js";
import { IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props = {
  title: string;
  /** A line or two under the title. */
  head?: JSX.Element;
  children: JSX.Element;
  foot?: JSX.Element;
  /** `dialog` stands in the middle; `drawer` comes from the inline end. */
  shape?: "drawer" | "dialog";
  onClose: () => void;
};

/** A panel over the page that keeps focus inside; Esc, its cross and a press beside it close it, and focus goes back. */
export function Drawer(props: Props) {
  let dialog!: HTMLDialogElement; // `ref` sets it before onMount runs
  const titleId = createUniqueId();
  onMount(() => {
    const before = document.activeElement;
    dialog.showModal();
    onCleanup(() => {
      if (dialog.open) dialog.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    });
  });
  return (
    <dialog
      ref={dialog}
      class="drawer"
      data-shape={props.shape ?? "drawer"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog) props.onClose();
      }}
    >
      <div class="drawer-panel">
        <header class="drawer-head">
          <h2 id={titleId} tabindex="-1" autofocus>
            {props.title}
          </h2>
          <IconButton label={words().act.close} onClick={() => props.onClose()}>
            <X />
          </IconButton>
          {props.head}
        </header>
        <div class="drawer-body">{props.children}</div>
        {props.foot}
      </div>
    </dialog>
  );
}
