import { createEffect, createSignal, For, Show } from "solid-js";
import { StanceGlyph } from "../ui/index.ts";
import { initialsOf } from "../ui/initials.ts";
import { words } from "../words/words.ts";
import type { BlockMark } from "./block-marks.ts";
import { toCodeName } from "./code-names.ts";
import type { Drawing } from "./create-drawing.ts";
import type { Workbench } from "./create-workbench.ts";
import { descentOf, fitName } from "./fit-name.ts";
import { MARGIN_PX, type MarginPicture, marginPicture, UNDERLINE_PX } from "./margin-geometry.ts";
import { measureSpan, type SpanBox } from "./measure.ts";
import type { Block } from "./text-blocks.ts";

/** What is known of a block once it is laid out. `textEnd` is the text's inline end, `width` the block's, both in px. */
type Laid = { picture: MarginPicture; selection: SpanBox | undefined; textEnd: number; width: number };

const LABEL_FONT = "12px system-ui, sans-serif";

/** Start ticks, margin bars, labels and the selection's brackets of one block: one drawing, hidden from screen readers. */
export function MarginOverlay(props: {
  bench: Workbench;
  block: Block;
  marks: readonly BlockMark[];
  drawing: Drawing;
}) {
  const [laid, setLaid] = createSignal<Laid>();
  let svg!: SVGSVGElement;

  createEffect(() => {
    const { bench, block, marks, drawing } = props;
    const span = bench.reader.span();
    const touching = span && span.start < block.end && span.end > block.start ? span : undefined;
    drawing.layout();
    if (marks.length === 0 && !touching) return void setLaid(undefined);
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
        selection: touching && boxOf(touching),
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
            <Show when={now().selection}>{(box) => <Brackets box={box()} />}</Show>
            <Margin bench={props.bench} laid={now()} rightToLeft={props.drawing.direction === "rtl"} />
          </>
        )}
      </Show>
    </svg>
  );
}

function Ticks(props: { laid: Laid }) {
  return (
    <For each={props.laid.picture.ticks}>
      {({ mark, x, y }) => (
        <path class="start-tick" data-stance={mark.stance} d={`M${x + 0.5} ${y}v-${UNDERLINE_PX.tick}`} />
      )}
    </For>
  );
}

function Brackets(props: { box: SpanBox }) {
  return (
    <g class="selection-brackets">
      <Show when={!props.box.cutStart}>
        <path d={`M${props.box.startX} ${props.box.startTop}V${props.box.startBottom}`} />
        <circle cx={props.box.startX} cy={props.box.startTop} r="3" />
      </Show>
      <Show when={!props.box.cutEnd}>
        <path d={`M${props.box.endX} ${props.box.endTop}V${props.box.endBottom}`} />
        <circle cx={props.box.endX} cy={props.box.endBottom} r="3" />
      </Show>
    </g>
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
          <For each={props.laid.picture.bars}>
            {({ mark, x, top, bottom }) => (
              <rect
                class="margin-bar"
                data-stance={mark.stance}
                data-hollow={bench.isMine(mark) ? undefined : ""}
                x={x + 0.5}
                y={top + 0.5}
                width={MARGIN_PX.bar - 1}
                height={Math.max(1, bottom - top - 1)}
                data-coding={mark.id}
              />
            )}
          </For>
          <For each={props.laid.picture.labels}>{({ leader }) => <path class="leader" d={leader} />}</For>
        </g>
      </g>
      <For each={props.laid.picture.labels}>
        {({ mark, x, y, short }) => (
          <Label
            bench={bench}
            mark={mark}
            at={at}
            x={x}
            y={y}
            short={short}
            width={props.laid.width}
            rightToLeft={props.rightToLeft}
            textEnd={props.laid.textEnd}
          />
        )}
      </For>
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

/** Glyph, number and name of a coding; a click makes it the active one. Keys do the same with L. */
function Label(props: {
  bench: Workbench;
  mark: BlockMark;
  at: (x: number, width?: number) => number;
  x: number;
  y: number;
  short: boolean;
  width: number;
  textEnd: number;
  rightToLeft: boolean;
}) {
  const { bench } = props;
  const name = () => {
    const named = bench.open.names().codes.get(props.mark.codeId);
    return named ? toCodeName(named) : { id: "", name: words().unknown };
  };
  const initials = () =>
    bench.isMine(props.mark) ? "" : initialsOf(bench.open.names().coders.get(props.mark.coderId)?.name ?? "");
  const room = () => {
    const margin = props.rightToLeft ? props.textEnd : props.width - props.textEnd;
    return margin - props.x - MARGIN_PX.name - (initials() === "" ? 4 : 26);
  };
  const label = () => (props.short ? name().id : fitName(words().workbench.codeName(name()), room(), LABEL_FONT));
  const active = () => bench.activeId() === props.mark.id;
  const boxWidth = () => (props.short ? MARGIN_PX.column - 4 : room() + MARGIN_PX.name + 2);
  return (
    <g
      class="margin-label"
      data-active={active() ? "" : undefined}
      data-unsent={props.mark.unsent ? "" : undefined}
      data-coding={props.mark.id}
    >
      <rect
        class="label-ground"
        x={props.at(props.x - 4, boxWidth())}
        y={props.y + 0.5}
        width={boxWidth()}
        height="18"
        rx="2"
      />
      <g
        transform={`translate(${props.at(props.x, MARGIN_PX.glyph)} ${props.y + 2.5})`}
        data-stance={props.mark.stance}
        class="label-glyph"
      >
        <StanceGlyph stance={props.mark.stance} />
      </g>
      <text x={props.at(props.x + MARGIN_PX.name)} y={props.y + 13.5} text-anchor={props.rightToLeft ? "end" : "start"}>
        {label()}
      </text>
      <Show when={initials() !== "" && !props.short}>
        <text
          class="label-coder"
          x={props.at(props.x + MARGIN_PX.name + room() + 14)}
          y={props.y + 13.5}
          text-anchor="middle"
        >
          {initials()}
        </text>
      </Show>
    </g>
  );
}
