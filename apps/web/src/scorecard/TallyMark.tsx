import { For } from "solid-js";
import { words } from "../words/words.ts";
import { type TallyGroup, tallyMarks } from "./tally.ts";

const WIDTH = 134;
const HEIGHT = 12;

/** One tick per cluster heard, grouped by stakeholder group; a dashed box stands for a group nobody was heard of. */
export function TallyMark(props: { groups: readonly TallyGroup[] }) {
  const drawn = () => tallyMarks(props.groups, WIDTH);
  return (
    <svg
      class="tally-mark"
      width={drawn().width}
      height={HEIGHT}
      role="img"
      aria-label={words().scorecard.tally(props.groups)}
    >
      <For each={drawn().marks}>
        {(mark) =>
          mark.kind === "cluster" ? (
            <rect class="tick" x={mark.x} y="0" width={mark.width} height={HEIGHT} />
          ) : (
            <rect class="tick-empty" x={mark.x + 0.5} y="0.5" width={mark.width - 1} height={HEIGHT - 1} />
          )
        }
      </For>
    </svg>
  );
}
