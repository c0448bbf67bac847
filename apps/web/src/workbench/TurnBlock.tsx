import { createEffect, createSignal, For, Index, Show } from "solid-js";
import { StanceMark } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { BlockMark } from "./block-marks.ts";
import type { Drawing } from "./create-drawing.ts";
import type { Workbench } from "./create-workbench.ts";
import { MarginOverlay } from "./MarginOverlay.tsx";
import { canPaint, DRAWN_LANES, type PaintedRange, rangesOf } from "./paint.ts";
import type { Block } from "./text-blocks.ts";

/** A turn, or a part of a long one: who speaks, the untouched text, what is drawn over it, and the same in words. */
export function TurnBlock(props: { bench: Workbench; block: Block; drawing: Drawing | undefined }) {
  const { bench, block } = props;
  const [near, setNear] = createSignal(false);
  const [body, setBody] = createSignal<HTMLDivElement>();
  const marks = () => bench.marksOf(block);
  const speaker = bench.version.speakers.find(({ id }) => id === block.speakerId);
  const nodes = block.paragraphs.map((paragraph) => document.createTextNode(paragraph.text));

  createEffect(() => {
    const { drawing } = props;
    const element = body();
    if (!drawing || !element) return;
    for (const [at, paragraph] of block.paragraphs.entries()) {
      const node = nodes[at];
      if (node) drawing.addParagraph(paragraph, node);
    }
    drawing.watch(block, element, setNear);
  });

  createEffect(() => {
    const { drawing } = props;
    if (!drawing) return;
    if (near()) drawing.painter.paint(block, underlines(block, marks(), drawing));
    else drawing.painter.clear(block);
  });

  return (
    <div
      ref={setBody}
      class="turn"
      data-opens={block.opensTurn ? "" : undefined}
      data-role={speaker?.role ?? undefined}
      style={{ "contain-intrinsic-block-size": `auto ${estimatedHeight(block)}px` }}
    >
      <p class="turn-speaker">
        <Show when={block.opensTurn && speaker}>{(known) => <bdi>{known().name}</bdi>}</Show>
      </p>
      <div class="turn-text">
        <For each={nodes}>{(node) => <p>{node}</p>}</For>
      </div>
      <Show when={near() && props.drawing}>
        {(drawing) => <MarginOverlay bench={bench} block={block} marks={marks()} drawing={drawing()} />}
      </Show>
      <Show when={marks().length > 0}>
        <CodingsInWords bench={bench} marks={marks()} />
      </Show>
    </div>
  );
}

/** The codings that begin in this block: for screen readers, on paper, and where the browser cannot draw them. */
function CodingsInWords(props: { bench: Workbench; marks: readonly BlockMark[] }) {
  const coder = (mark: BlockMark) =>
    props.bench.isMine(mark)
      ? words().workbench.inspector.me
      : (props.bench.open.names().coders.get(mark.coderId)?.name ?? words().unknown);
  const line = (mark: BlockMark) =>
    words().workbench.codingLine(
      opening(props.bench.index.slice(mark)),
      props.bench.title(mark.codeId),
      mark.stance,
      coder(mark),
    );
  return (
    <ul class="turn-words" data-shown={canPaint ? undefined : ""} aria-label={words().workbench.codingsOfTurn}>
      <Index each={props.marks.filter(({ opens }) => opens)}>
        {(mark) => (
          <li>
            <StanceMark stance={mark().stance} />
            <bdi>{line(mark())}</bdi>
          </li>
        )}
      </Index>
    </ul>
  );
}

function underlines(block: Block, marks: readonly BlockMark[], drawing: Drawing): PaintedRange[] {
  const paragraphs = drawing.paragraphsOf(block);
  return marks
    .filter(({ lane }) => lane < DRAWN_LANES)
    .flatMap((mark) => rangesOf(mark, `lane-${mark.lane + 1}-${mark.stance}`, paragraphs));
}

/** Enough of a passage to know it again. */
function opening(passage: string): string {
  return passage.length <= 40 ? passage : `${passage.slice(0, 40).trimEnd()}…`;
}

/** About how high the block will be, in px, before it is first laid out. */
function estimatedHeight({ paragraphs, opensTurn }: Block): number {
  const lines = paragraphs.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 68), 0);
  return lines * 31 + (opensTurn ? 16 : 0);
}
