/** Where an arrow leads in a grid: rows down and columns on; right to left, the arrow to the right goes back. */
export function gridStep(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  direction: "ltr" | "rtl",
): { rows: number; columns: number } | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const onward = direction === "ltr" ? 1 : -1;
  switch (event.key) {
    case "ArrowDown":
      return { rows: 1, columns: 0 };
    case "ArrowUp":
      return { rows: -1, columns: 0 };
    case "ArrowRight":
      return { rows: 0, columns: onward };
    case "ArrowLeft":
      return { rows: 0, columns: -onward };
    default:
      return undefined;
  }
}
