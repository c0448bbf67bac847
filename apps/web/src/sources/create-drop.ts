import { createSignal, onCleanup, onMount } from "solid-js";

/** Takes files dropped anywhere on the page. Gives whether files are being dragged over it just now. */
export function createDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = createSignal(false);
  // enter and leave come for every element that is passed, so that only their balance says whether the page was left
  let depth = 0;
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const settle = (change: number) => {
    depth = Math.max(0, depth + change);
    setOver(depth > 0);
  };
  const onEnter = (event: DragEvent) => {
    if (carriesFiles(event)) settle(1);
  };
  const onLeave = (event: DragEvent) => {
    if (carriesFiles(event)) settle(-1);
  };
  const onOver = (event: DragEvent) => {
    if (carriesFiles(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    settle(-depth);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  };
  onMount(() => {
    document.addEventListener("dragenter", onEnter);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("dragover", onOver);
    document.addEventListener("drop", onDrop);
  });
  onCleanup(() => {
    document.removeEventListener("dragenter", onEnter);
    document.removeEventListener("dragleave", onLeave);
    document.removeEventListener("dragover", onOver);
    document.removeEventListener("drop", onDrop);
  });
  return over;
}
