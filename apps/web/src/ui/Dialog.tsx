import { createUniqueId, type JSX, onCleanup, onMount } from "solid-js";

/**
 * A question in the middle of the page, which waits for it. Focus stays inside and goes back where it was. Esc means
 * `onClose`; without it the dialog can't be left unanswered.
 */
export function Dialog(props: { title: string; children: JSX.Element; onClose?: () => void }) {
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
      class="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose?.();
      }}
    >
      <h2 id={titleId} tabindex="-1">
        {props.title}
      </h2>
      {props.children}
    </dialog>
  );
}
