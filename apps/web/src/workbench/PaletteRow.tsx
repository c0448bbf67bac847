import { Show } from "solid-js";
import { Kbd } from "../ui/index.ts";
import type { CodeHit } from "./code-search.ts";
import { OptionRow } from "./OptionRow.tsx";

/** One code of the palette's list, with what matched underlined, its uses and its key. */
export function PaletteRow(props: {
  hit: CodeHit;
  row: number;
  current: boolean;
  uses: string;
  cap: number;
  hover: () => void;
  pick: () => void;
}) {
  const parts = () => {
    const { name } = props.hit.code;
    const { from, to } = props.hit.matched ?? { from: 0, to: 0 };
    return [name.slice(0, from), name.slice(from, to), name.slice(to)] as const;
  };
  return (
    <OptionRow id={`palette-${props.row}`} current={props.current} hover={props.hover} pick={props.pick}>
      <span class="palette-number">{props.hit.code.number}</span>
      <span class="palette-name">
        {parts()[0]}
        <mark>{parts()[1]}</mark>
        {parts()[2]} <span class="faint">{props.hit.code.dimension}</span>
      </span>
      <span class="palette-uses faint">{props.uses}</span>
      <Show when={props.cap > 0}>
        <Kbd keys={String(props.cap)} />
      </Show>
    </OptionRow>
  );
}
