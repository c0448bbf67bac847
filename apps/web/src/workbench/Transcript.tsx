import type { Span } from "@octant/spans";
import { createEffect, createSignal, For, on, onCleanup, onMount } from "solid-js";
import { words } from "../words/words.ts";
import { createDrawing, type Drawing } from "./create-drawing.ts";
import type { Workbench } from "./create-workbench.ts";
import { positionAt, spanOfNative } from "./native-selection.ts";
import { type Paint, type PaintedRange, rangesOf } from "./paint.ts";
import { toSpan } from "./selection.ts";
import { showSpan } from "./show-span.ts";
import { TranscriptMap } from "./TranscriptMap.tsx";
import { TurnBlock } from "./TurnBlock.tsx";
import { type Block, blocksUnder } from "./text-blocks.ts";

/** How much of the transcript's foot the palette covers at most, in px. */
const PALETTE_PX = 340;

/** The text in its turns, with the codings drawn under and beside it; takes the mouse's selections and clicks. */
export function Transcript(props: { bench: Workbench }) {
  const { bench } = props;
  const { source } = bench.version;
  let scroller!: HTMLDivElement;
  const [drawing, setDrawing] = createSignal<Drawing>();

  onMount(() => {
    const made = createDrawing(bench, scroller);
    setDrawing(made);
    // the link that led here must not keep the focus, or Enter would press it again
    if (document.activeElement !== document.body) scroller.focus({ preventScroll: true });
    scroller.addEventListener("click", click);
    scroller.addEventListener("copy", copy);
    const follow = () => takeNative(made);
    document.addEventListener("selectionchange", follow);
    onCleanup(() => document.removeEventListener("selectionchange", follow));
    createEffect(
      on(bench.reader.revealed, (wanted) => {
        if (wanted) showSpan(bench.blocks, made, scroller, wanted);
      }),
    );
    createEffect(() => {
      const span = bench.reader.span();
      made.painter.paint("selected", span ? paintAcross(bench.blocks, made, span, "selected") : []);
    });
    createEffect(() => {
      const active = bench.active();
      made.painter.paint("active", active ? paintAcross(bench.blocks, made, active, `active-${active.stance}`) : []);
    });
    createEffect(
      on(
        () => bench.palette().at !== "closed",
        (opened) => {
          const span = bench.reader.span();
          if (opened && span) showSpan(bench.blocks, made, scroller, { span, centre: false, covered: PALETTE_PX });
        },
      ),
    );
    // what the keys selected is drawn by us; the browser's own selection would stand beside it
    createEffect(
      on(bench.reader.selection, () => {
        const selection = bench.reader.selection();
        const ours = selection && toSpan(selection);
        const native = spanOfNative(made);
        if (native && (native.start !== ours?.start || native.end !== ours.end)) getSelection()?.removeAllRanges();
      }),
    );
  });

  function takeNative(made: Drawing): void {
    const native = spanOfNative(made);
    if (native) bench.reader.select(native);
  }

  function click(event: MouseEvent): void {
    const made = drawing();
    if (!made || spanOfNative(made)) return;
    const pressed = event.target instanceof Element ? event.target.closest("[data-coding]") : null;
    const named = bench.codings.drawn().find(({ id }) => id === pressed?.getAttribute("data-coding"));
    if (named) bench.activate(named);
    else clickText(made, event);
  }

  function clickText(made: Drawing, event: MouseEvent): void {
    const position = positionAt(made, event.clientX, event.clientY);
    if (position === undefined) return;
    bench.reader.placeAt(position);
    const under = bench.codings
      .drawn()
      .filter(({ start, end }) => start <= position && position < end)
      .toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const at = under.findIndex(({ id }) => id === bench.activeId());
    const next = under[at + 1] ?? under[0];
    if (next) bench.activate(next);
    else bench.deactivate();
  }

  function copy(event: ClipboardEvent): void {
    const span = bench.reader.span();
    if (!span || !getSelection()?.isCollapsed) return;
    event.clipboardData?.setData("text/plain", bench.index.slice(span));
    event.preventDefault();
  }

  return (
    <div class="reading-body">
      <section
        ref={scroller}
        class="transcript"
        tabindex="0"
        dir={source.direction}
        lang={source.language ?? undefined}
        aria-label={words().workbench.transcript(words().citation.name(source.citation))}
      >
        <For each={bench.blocks}>{(block) => <TurnBlock bench={bench} block={block} drawing={drawing()} />}</For>
      </section>
      <TranscriptMap bench={bench} scroller={() => scroller} drawing={drawing()} />
    </div>
  );
}

function paintAcross(blocks: readonly Block[], drawing: Drawing, span: Span, paint: Paint): PaintedRange[] {
  return blocksUnder(blocks, span).flatMap((block) => rangesOf(span, paint, drawing.paragraphsOf(block)));
}
