import { createEffect, createMemo, createSignal, Index, Show } from "solid-js";
import { StanceGlyph } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { BlockMark } from "./block-marks.ts";
import type { Drawing } from "./create-drawing.ts";
import type { Workbench } from "./create-workbench.ts";
import { dragEnd } from "./drag-end.ts";
import { descentOf } from "./fit-name.ts";
import { MarginLabel } from "./MarginLabel.tsx";
import { MARGIN_PX, type MarginPicture, marginPicture, UNDERLINE_PX } from "./margin-geometry.ts";
import { measureSpan, type SpanBox } from "./measure.ts";
import { narrow } from "./narrow.ts";
import type { Block } from "./text-blocks.ts";

/** What is known of a block once it is laid out. `textEnd` is the text's inline end, `width` the block's, both in px. */
export type Laid = { picture: MarginPicture; selection: SpanBox | undefined; textEnd: number; width: number };

const END_SIGN_SCALE = 0.72;

/** Start ticks, margin bars, labels and the selection's brackets of one block: one drawing, hidden from screen readers. */
export function MarginOverlay(props: {
  bench: Workbench;
  block: Block;
  marks: readonly BlockMark[];
  drawing: Drawing;
}) {
  const [laid, setLaid] = createSignal<Laid>();
  let svg!: SVGSVGElement;

  // a selection elsewhere is no reason to measure this block again
  const touching = createMemo(() => {
    const { bench, block } = props;
    const span = bench.reader.span();
    return span && span.start < block.end && span.end > block.start ? span : undefined;
  });

  createEffect(() => {
    const { block, marks, drawing } = props;
    const selected = touching();
    drawing.layout();
    if (marks.length === 0 && !selected) return void setLaid(undefined);
    drawing.measure(() => {
      const body = svg.parentElement;
      const text = body?.querySelector(".turn-text");
      if (!body || !text) return () => undefined;
      const rightToLeft = drawing.direction === "rtl";
      const [origin, column] = [body.getBoundingClientRect(), text.getBoundingClientRect()];
      const paragraphs = drawing.paragraphsOf(block);
      const boxOf = (of: { start: number; end: number }) => measureSpan(of, paragraphs, origin, rightToLeft);
      const measured = marks.flatMap((mark) => {
        const box = boxOf(mark);
        return box ? [{ mark, box }] : [];
      });
      const made: Laid = {
        picture: marginPicture(measured, origin.height, descentOf(text)),
        selection: selected && boxOf(selected),
        textEnd: rightToLeft ? column.left - origin.left : column.right - origin.left,
        width: origin.width,
      };
      return () => setLaid(made);
    });
  });

  return (
    <svg ref={svg} class="turn-overlay" aria-hidden="true">
      <Show when={laid()}>
        {(now) => (
          <>
            <Ticks laid={now()} />
            <Show when={now().selection}>
              {(box) => <Brackets bench={props.bench} drawing={props.drawing} box={box()} />}
            </Show>
            <Show when={!narrow()} fallback={<EndSigns laid={now()} />}>
              <Margin bench={props.bench} laid={now()} rightToLeft={props.drawing.direction === "rtl"} />
            </Show>
          </>
        )}
      </Show>
    </svg>
  );
}

function Ticks(props: { laid: Laid }) {
  return (
    <Index each={props.laid.picture.ticks}>
      {(tick) => (
        <path
          class="start-tick"
          data-stance={tick().mark.stance}
          d={`M${tick().x + 0.5} ${tick().y}v-${UNDERLINE_PX.tick}`}
        />
      )}
    </Index>
  );
}

/** Where there is no margin: the sign of each coding after the last letter of its passage. */
function EndSigns(props: { laid: Laid }) {
  return (
    <Index each={props.laid.picture.ends}>
      {(end) => (
        <g
          class="end-sign"
          data-stance={end().mark.stance}
          data-coding={end().mark.id}
          transform={`translate(${end().x} ${end().y}) scale(${END_SIGN_SCALE})`}
        >
          <StanceGlyph stance={end().mark.stance} />
        </g>
      )}
    </Index>
  );
}

function Brackets(props: { bench: Workbench; drawing: Drawing; box: SpanBox }) {
  const drag = (end: "start" | "end") => (event: PointerEvent) => dragEnd(props.bench, props.drawing, end, event);
  return (
    <g class="selection-brackets" data-dragging={props.bench.dragging() ? "" : undefined}>
      <Show when={!props.box.cutStart}>
        <path d={`M${props.box.startX} ${props.box.startTop}V${props.box.startBottom}`} />
        <Handle x={props.box.startX} y={props.box.startTop} take={drag("start")} />
      </Show>
      <Show when={!props.box.cutEnd}>
        <path d={`M${props.box.endX} ${props.box.endTop}V${props.box.endBottom}`} />
        <Handle x={props.box.endX} y={props.box.endBottom} take={drag("end")} />
      </Show>
    </g>
  );
}

/** What is seen of it is small; what can be taken hold of is 24 px. */
function Handle(props: { x: number; y: number; take: (event: PointerEvent) => void }) {
  return (
    <>
      <circle cx={props.x} cy={props.y} r="3" />
      <circle class="selection-handle" cx={props.x} cy={props.y} r="12" onPointerDown={(event) => props.take(event)} />
    </>
  );
}

/** Bars and labels, drawn outward from the text's inline end. */
function Margin(props: { bench: Workbench; laid: Laid; rightToLeft: boolean }) {
  const { bench } = props;
  const at = (x: number, width = 0) => (props.rightToLeft ? props.laid.textEnd - x - width : props.laid.textEnd + x);
  const mirrored = () => (props.rightToLeft ? `translate(${2 * props.laid.textEnd} 0) scale(-1 1)` : undefined);
  const outward = () => `translate(${props.laid.textEnd} 0)`;
  return (
    <>
      <g transform={mirrored()}>
        <g transform={outward()}>
          <Index each={props.laid.picture.bars}>
            {(bar) => (
              <rect
                class="margin-bar"
                data-stance={bar().mark.stance}
                data-coding={bar().mark.id}
                data-hollow={bench.isMine(bar().mark) ? undefined : ""}
                x={bar().x + 0.5}
                y={bar().top + 0.5}
                width={MARGIN_PX.bar - 1}
                height={Math.max(1, bar().bottom - bar().top - 1)}
              />
            )}
          </Index>
          <Index each={props.laid.picture.labels}>{(label) => <path class="leader" d={label().leader} />}</Index>
        </g>
      </g>
      <Index each={props.laid.picture.labels}>
        {(label) => (
          <MarginLabel bench={bench} label={label()} laid={props.laid} at={at} rightToLeft={props.rightToLeft} />
        )}
      </Index>
      <Show when={props.laid.picture.more > 0}>
        <text
          class="label-more"
          x={at(props.laid.picture.labels.length > 0 ? MARGIN_PX.column * 3 : MARGIN_PX.gap)}
          y={Math.max(0, props.laid.picture.moreY) + 14}
          text-anchor={props.rightToLeft ? "end" : "start"}
        >
          {words().workbench.moreLabels(props.laid.picture.more)}
        </text>
      </Show>
    </>
  );
}
