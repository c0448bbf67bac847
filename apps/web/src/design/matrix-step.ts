type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;
type Caret = { atStart: boolean; atEnd: boolean };

/**
 * Where a key leads from a cell of a matrix: rows down and columns on. Sideways only from the end of what is typed, so that a
 * number can still be mended; right to left, the arrow to the right goes back. Undefined for every other key.
 */
export function matrixStep(
  event: Key,
  caret: Caret,
  direction: "ltr" | "rtl",
): { rows: number; columns: number } | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const onward = direction === "ltr" ? "ArrowRight" : "ArrowLeft";
  const back = direction === "ltr" ? "ArrowLeft" : "ArrowRight";
  if (event.key === "Enter") return { rows: event.shiftKey ? -1 : 1, columns: 0 };
  if (event.shiftKey) return undefined;
  if (event.key === "ArrowDown") return { rows: 1, columns: 0 };
  if (event.key === "ArrowUp") return { rows: -1, columns: 0 };
  if (event.key === onward && caret.atEnd) return { rows: 0, columns: 1 };
  if (event.key === back && caret.atStart) return { rows: 0, columns: -1 };
  return undefined;
}
