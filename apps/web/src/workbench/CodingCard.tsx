import type { Stance } from "@octant/schemas";
import { wordsIn } from "@octant/spans";
import Trash from "lucide-solid/icons/trash";
import { For, Show } from "solid-js";
import { IconButton, StanceMark, showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { AdjustPassage } from "./AdjustPassage.tsx";
import type { DrawnCoding } from "./coding-machine.ts";
import type { Workbench } from "./create-workbench.ts";

const STANCES: readonly Stance[] = ["supports", "mixed", "constrains", "context"];

/** One coding at this place. The active one shows its stance to be changed; only one's own can be. */
export function CodingCard(props: { bench: Workbench; coding: DrawnCoding }) {
  const { bench } = props;
  const about = () => words().workbench.inspector;
  const active = () => bench.activeId() === props.coding.id;
  const title = () => bench.title(props.coding.codeId);
  const mine = () => bench.isMine(props.coding);
  const changeable = () => mine() && active() && bench.whyNot() === undefined;
  const facts = () => {
    const count = wordsIn(bench.index, props.coding, bench.version.source.language).length;
    const coder = mine() ? about().me : (bench.open.names().coders.get(props.coding.coderId)?.name ?? words().unknown);
    return about().by(count, coder, words().format.moment(new Date(props.coding.createdAt), new Date()));
  };
  return (
    <li class="coding-card" data-active={active() ? "" : undefined} data-stance={props.coding.stance}>
      <button
        type="button"
        class="coding-title"
        aria-label={about().makeActive(title())}
        aria-pressed={active()}
        onClick={() => bench.activate(props.coding)}
      >
        <StanceMark stance={props.coding.stance} label={words().stance[props.coding.stance]} />
        <strong>{title()}</strong>
      </button>
      <Show when={changeable()}>
        <IconButton label={about().remove(title())} onClick={() => removeWithToast(bench, props.coding.id)}>
          <Trash />
        </IconButton>
      </Show>
      <p class="coding-facts faint">
        {facts()}
        <Show when={props.coding.unsent}>
          <em>, {about().unsent}</em>
        </Show>
      </p>
      <Show when={changeable()}>
        <StanceChoice bench={bench} coding={props.coding} />
        <AdjustPassage bench={bench} coding={props.coding} />
      </Show>
    </li>
  );
}

function StanceChoice(props: { bench: Workbench; coding: DrawnCoding }) {
  return (
    <fieldset class="segments" aria-label={words().workbench.inspector.stance(props.bench.title(props.coding.codeId))}>
      <For each={STANCES}>
        {(stance) => (
          <button
            type="button"
            data-stance={stance}
            aria-pressed={props.coding.stance === stance}
            title={`${words().stance[stance]} (${words().stanceSign[stance]})`}
            onClick={() => props.bench.setStance(props.coding.id, stance)}
          >
            <StanceMark stance={stance} label={words().stance[stance]} />
          </button>
        )}
      </For>
    </fieldset>
  );
}

/** Removes a coding and offers the way back, which stays until the next change. */
export function removeWithToast(bench: Workbench, codingId: string): void {
  const gone = bench.remove(codingId);
  if (!gone) return;
  const text = words().workbench.said.removed(bench.title(gone.codeId));
  showToast({ text, action: { label: words().act.undo, run: () => bench.takeBack("undo") } });
}
