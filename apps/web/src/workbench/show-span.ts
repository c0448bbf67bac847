import type { Drawing } from "./create-drawing.ts";
import type { Reveal } from "./create-reader.ts";
import { type Block, blockAt } from "./text-blocks.ts";

/** Free space kept above and below what is shown, in px: two lines. */
const MARGIN = 62;

/**
 * Scrolls a span into view. The height of blocks that were never on screen is only estimated, so what was scrolled to
 * is looked at again once it is laid out.
 */
export function showSpan(
  blocks: readonly Block[],
  drawing: Drawing,
  scroller: HTMLElement,
  { span, centre, covered = 0 }: Reveal,
): void {
  const block = blockAt(blocks, span.start);
  const element = block && drawing.elementOf(block);
  if (!block || !element) return;
  const place = () => {
    const box = boxOf(drawing, block, span.start, Math.min(span.end, block.end));
    const view = scroller.getBoundingClientRect();
    const top = box.top - view.top;
    const bottom = box.bottom - view.top;
    const room = view.height - covered;
    const fits = top >= MARGIN && bottom <= room - MARGIN;
    if (fits && !centre) return;
    const middle = top - Math.max(MARGIN, (room - (bottom - top)) / 2.5);
    const tall = bottom - top > room - 2 * MARGIN;
    const nearest = top < MARGIN || tall ? top - MARGIN : bottom - room + MARGIN;
    scroller.scrollTop += centre ? middle : nearest;
  };
  const near = element.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (near.bottom < view.top || near.top > view.bottom) element.scrollIntoView({ block: "center" });
  place();
  requestAnimationFrame(() => requestAnimationFrame(place));
}

function boxOf(drawing: Drawing, block: Block, start: number, end: number): DOMRect {
  const paragraphs = drawing.paragraphsOf(block);
  const first = paragraphs.find((paragraph) => paragraph.end > start) ?? paragraphs[0];
  const last = paragraphs.findLast((paragraph) => paragraph.start < end) ?? first;
  const range = document.createRange();
  if (first && last) {
    range.setStart(first.node, first.toOffset(Math.max(start, first.start)));
    range.setEnd(last.node, last.toOffset(Math.min(end, last.end)));
  }
  return range.getBoundingClientRect();
}
