import { createMemo, Show } from "solid-js";
import { StanceGlyph } from "../ui/index.ts";
import { initialsOf } from "../ui/initials.ts";
import { words } from "../words/words.ts";
import { toCodeName } from "./code-names.ts";
import type { Workbench } from "./create-workbench.ts";
import { fitName } from "./fit-name.ts";
import type { Laid } from "./MarginOverlay.tsx";
import { MARGIN_PX, type MarginPicture } from "./margin-geometry.ts";

const FONT = "12px system-ui, sans-serif";

/** Glyph, number and name of a coding in the margin; a click makes it the active one, as L does. */
export function MarginLabel(props: {
  bench: Workbench;
  label: MarginPicture["labels"][number];
  laid: Laid;
  /** From a distance to the text's inline end to the svg's own x, for something so wide. */
  at: (x: number, width?: number) => number;
  rightToLeft: boolean;
}) {
  const { bench } = props;
  const mark = () => props.label.mark;
  const name = () => {
    const named = bench.open.names().codes.get(mark().codeId);
    return named ? toCodeName(named) : { id: "", name: words().unknown };
  };
  const initials = () =>
    bench.isMine(mark()) ? "" : initialsOf(bench.open.names().coders.get(mark().coderId)?.name ?? "");
  const room = () => {
    const margin = props.rightToLeft ? props.laid.textEnd : props.laid.width - props.laid.textEnd;
    return margin - props.label.x - MARGIN_PX.name - (initials() === "" ? 4 : 26);
  };
  const text = createMemo(() =>
    props.label.short ? name().id : fitName(words().workbench.codeName(name()), room(), FONT),
  );
  const boxWidth = () => (props.label.short ? MARGIN_PX.column - 4 : room() + MARGIN_PX.name + 2);
  return (
    <g
      class="margin-label"
      data-active={bench.activeId() === mark().id ? "" : undefined}
      data-unsent={mark().unsent ? "" : undefined}
      data-coding={mark().id}
    >
      <rect
        class="label-ground"
        x={props.at(props.label.x - 4, boxWidth())}
        y={props.label.y + 0.5}
        width={Math.max(0, boxWidth())}
        height="18"
        rx="2"
      />
      <g
        transform={`translate(${props.at(props.label.x, MARGIN_PX.glyph)} ${props.label.y + 2.5})`}
        data-stance={mark().stance}
        class="label-glyph"
      >
        <StanceGlyph stance={mark().stance} />
      </g>
      <text
        x={props.at(props.label.x + MARGIN_PX.name)}
        y={props.label.y + 13.5}
        text-anchor={props.rightToLeft ? "end" : "start"}
      >
        {text()}
      </text>
      <Show when={initials() !== "" && !props.label.short}>
        <text
          class="label-coder"
          x={props.at(props.label.x + MARGIN_PX.name + room() + 14)}
          y={props.label.y + 13.5}
          text-anchor="middle"
        >
          {initials()}
        </text>
      </Show>
    </g>
  );
}
