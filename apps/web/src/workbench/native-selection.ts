import type { Span } from "@octant/spans";
import type { Drawing } from "./create-drawing.ts";

/** What the browser has selected inside the transcript, in code points; undefined where nothing is or it lies elsewhere. */
export function spanOfNative(drawing: Drawing): Span | undefined {
  const native = getSelection();
  if (!native || native.isCollapsed || native.rangeCount === 0) return undefined;
  const range = native.getRangeAt(0);
  const start = toPosition(drawing, range, "start");
  const end = toPosition(drawing, range, "end");
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

/** The letter under a point of the page; undefined beside the text. */
export function positionAt(drawing: Drawing, x: number, y: number): number | undefined {
  const caret = caretAt(x, y);
  const paragraph = caret && drawing.paragraphOf(caret.node);
  return caret && paragraph && drawing.toPosition(paragraph, caret.offset);
}

function toPosition(drawing: Drawing, range: Range, edge: "start" | "end"): number | undefined {
  const node = edge === "start" ? range.startContainer : range.endContainer;
  const offset = edge === "start" ? range.startOffset : range.endOffset;
  const paragraph = drawing.paragraphOf(node);
  if (paragraph) return drawing.toPosition(paragraph, offset);
  // a selection of whole lines ends in an element: its text is what lies inside the range
  const inside = drawing.allParagraphs().filter((each) => range.intersectsNode(each.node));
  return edge === "start" ? inside[0]?.start : inside.findLast(hasLetterIn(range))?.end;
}

/** A range that ends where a line begins touches that line's text without holding a letter of it. */
function hasLetterIn(range: Range): (paragraph: { node: Text }) => boolean {
  return ({ node }) => range.comparePoint(node, 0) <= 0 && range.comparePoint(node, Math.min(1, node.length)) <= 0;
}

type Caret = { node: Node; offset: number };

/** The older name of the same question, for browsers that have only that one. */
type OlderDocument = { caretRangeFromPoint?: (x: number, y: number) => Range | null };

function caretAt(x: number, y: number): Caret | undefined {
  if (typeof document.caretPositionFromPoint === "function") {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  const older: OlderDocument = document;
  const range = older.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
