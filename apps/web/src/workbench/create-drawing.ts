import { createSignal, onCleanup } from "solid-js";
import type { Workbench } from "./create-workbench.ts";
import { createMeasurer } from "./measure.ts";
import { createPainter, type DrawnParagraph } from "./paint.ts";
import type { Block, Paragraph } from "./text-blocks.ts";

/** Beyond the screen, blocks within this share of its height are drawn already, so that scrolling meets them ready. */
const AHEAD = "75%";

/** What all blocks of a transcript share while they are drawn: the painter, one measuring pass, who is on screen. */
export function createDrawing(bench: Workbench, scroller: HTMLElement) {
  const painter = createPainter();
  const paragraphs = new Map<Paragraph, DrawnParagraph>();
  const byNode = new Map<Text, DrawnParagraph>();
  const elements = new Map<Block, HTMLElement>();
  const watched = new Map<Element, (near: boolean) => void>();
  const [layout, setLayout] = createSignal(0);

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
    },
    { root: scroller, rootMargin: `${AHEAD} 0px` },
  );
  const relayout = () => setLayout((n) => n + 1);
  const resized = new ResizeObserver(relayout);
  resized.observe(scroller);
  document.fonts.addEventListener("loadingdone", relayout);
  onCleanup(() => {
    observer.disconnect();
    resized.disconnect();
    document.fonts.removeEventListener("loadingdone", relayout);
    painter.clearAll();
  });

  return {
    painter,
    measure: createMeasurer(),
    /** Changes whenever lines may have moved. */
    layout,
    direction: bench.version.source.direction,
    addParagraph(paragraph: Paragraph, node: Text): void {
      const { start, end, utf16 } = paragraph;
      const drawn = { start, end, node, toOffset: (position: number) => bench.index.toUtf16(position) - utf16 };
      paragraphs.set(paragraph, drawn);
      byNode.set(node, drawn);
    },
    paragraphsOf: (block: Block) => block.paragraphs.flatMap((paragraph) => paragraphs.get(paragraph) ?? []),
    paragraphOf: (node: Node) => (node instanceof Text ? byNode.get(node) : undefined),
    allParagraphs: () => [...byNode.values()],
    toPosition: ({ start, toOffset }: DrawnParagraph, offset: number) =>
      bench.index.toCodePoint(bench.index.toUtf16(start) - toOffset(start) + offset),
    elementOf: (block: Block) => elements.get(block),
    /** Tells a block when it comes near the screen and when it leaves. */
    watch(block: Block, element: HTMLElement, tell: (near: boolean) => void): void {
      elements.set(block, element);
      watched.set(element, tell);
      observer.observe(element);
    },
  };
}

export type Drawing = ReturnType<typeof createDrawing>;
