import type { Stance } from "@octant/schemas";
import { For, Show } from "solid-js";
import { Kbd, StanceMark } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Workbench } from "./create-workbench.ts";
import { focusSoon } from "./focus-soon.ts";

const STANCES: readonly Stance[] = ["supports", "mixed", "constrains", "context"];

/** The four stances with their keys; the one set is pressed. */
export function PaletteStances(props: { bench: Workbench; chosen: Stance | undefined; focus?: boolean }) {
  return (
    <fieldset class="palette-stances" aria-label={words().workbench.palette.stances}>
      <For each={STANCES}>
        {(stance, at) => (
          <button
            ref={(button) => {
              if (props.focus && at() === 0) focusSoon(button);
            }}
            type="button"
            data-stance={stance}
            aria-pressed={props.chosen === stance}
            onClick={() => props.bench.steer({ type: "pointed", stance })}
          >
            <StanceMark stance={stance} />
            {words().stance[stance]}
            <Kbd keys={words().stanceSign[stance]} />
          </button>
        )}
      </For>
    </fieldset>
  );
}

/** The palette's own keys, in a line. */
export function PaletteHints(props: { apply?: string; arrow?: boolean }) {
  return (
    <p class="palette-hints faint">
      <Show when={props.apply}>
        {(apply) => (
          <span>
            <Kbd keys="↵" /> {apply()}
          </span>
        )}
      </Show>
      <Show when={props.arrow}>
        <span>
          <Kbd keys="→" /> {words().workbench.palette.toStance}
        </span>
      </Show>
      <span class="palette-close">
        <Kbd keys="Esc" /> {words().workbench.palette.close}
      </span>
    </p>
  );
}
