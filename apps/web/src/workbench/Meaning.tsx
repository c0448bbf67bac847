import type { LocalText } from "@octant/schemas";
import { For, Show } from "solid-js";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

/** What a code means: its question or definition, what to look for and what to leave out. */
export function Meaning(props: {
  says: string;
  guide: { lookFor: readonly LocalText[]; leaveOut: readonly LocalText[] };
}) {
  return (
    <div class="meaning">
      <p>{props.says}</p>
      <Guide title={words().workbench.tree.lookFor} lines={props.guide.lookFor} />
      <Guide title={words().workbench.tree.leaveOut} lines={props.guide.leaveOut} />
    </div>
  );
}

function Guide(props: { title: string; lines: readonly LocalText[] }) {
  return (
    <Show when={props.lines.length > 0}>
      <strong>{props.title}</strong>
      <ul>
        <For each={props.lines}>{(line) => <li>{localText(line)}</li>}</For>
      </ul>
    </Show>
  );
}
